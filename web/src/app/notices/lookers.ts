import { isLookedAt } from '../attention';

const LOCK = 'martlet-looked-at';

/** Somebody looks at one of the tabs of this browser. */
export interface Lookers {
  any(): Promise<boolean>;
}

/**
 * A tab that is looked at holds a shared lock for as long, which ends also with a tab that dies.
 * Where there are no locks, each tab knows of itself alone.
 */
export function watchLookers(): Lookers {
  const locks = (navigator as Partial<Pick<Navigator, 'locks'>>).locks;
  /** More than one while eyes move faster than locks are granted. */
  let releases: (() => void)[] = [];

  async function hold(): Promise<void> {
    await locks?.request(LOCK, { mode: 'shared' }, async () => {
      if (!isLookedAt()) return;
      await new Promise<void>((done) => {
        releases.push(done);
      });
    });
  }

  function look(): void {
    for (const release of releases) release();
    releases = [];
    if (isLookedAt()) void hold();
  }

  look();
  document.addEventListener('visibilitychange', look);
  for (const name of ['focus', 'blur']) window.addEventListener(name, look);

  return {
    async any() {
      if (isLookedAt() || !locks) return isLookedAt();
      const { held = [] } = await locks.query();
      return held.some(({ name }) => name === LOCK);
    },
  };
}
