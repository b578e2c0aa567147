import { classes } from './classes';
import { CircleAlertIcon } from './icons/CircleAlertIcon';

/** Why a form was refused, announced at once. The region stays so that a change is noticed. */
export function FormProblem({ text }: { text: string | undefined }) {
  return (
    <div role="alert" className="empty:hidden">
      {text && (
        <p
          className={classes(
            'flex animate-enter gap-2.5 rounded-field bg-danger-soft px-3.5 py-3 text-small',
            'font-medium text-danger-ink',
          )}
        >
          <CircleAlertIcon size={18} className="shrink-0" />
          {text}
        </p>
      )}
    </div>
  );
}
