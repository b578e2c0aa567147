import { array, fields, integer, Malformed, object, optional, string } from '../lib/json';
import type { Parser } from '../lib/json';

export interface FieldProblem {
  field: string;
  code: string;
  detail: string;
}

/** Why a request was not answered as hoped (RFC 9457). */
export interface Problem {
  /** The HTTP status; 0 if there was no answer. */
  status: number;
  /** A stable name; without an answer `unreachable` or `timeout`. */
  code: string;
  detail: string;
  errors: readonly FieldProblem[];
  /** Seconds to wait before trying again. */
  retryAfter?: number;
  /** With what a code of the second factor has to come, where one is needed. */
  challenge?: string;
}

export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.status} ${problem.code}`);
  }
}

const parseErrors: Parser<FieldProblem[] | undefined> = optional(
  array(fields<FieldProblem>({ field: string, code: string, detail: string })),
);

/** A problem out of a body or out of an `error` frame. */
export const parseProblem: Parser<Problem> = (value) => {
  const from = object(value);
  const retryAfter = optional(integer)(from['retryAfter']);
  const challenge = optional(string)(from['challenge']);
  return {
    status: integer(from['status']),
    code: string(from['code']),
    detail: optional(string)(from['detail']) ?? '',
    errors: parseErrors(from['errors']) ?? [],
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(challenge === undefined ? {} : { challenge }),
  };
};

/** The problem an answer tells of, also when something between us and the server wrote it. */
export function problemOf(status: number, body: unknown, retryAfter: string | null): Problem {
  const seconds = retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) : undefined;
  const wait = seconds === undefined ? {} : { retryAfter: seconds };
  try {
    return { ...parseProblem(body), ...wait, status };
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    const code = status >= 500 ? 'internal' : 'malformed';
    return { status, code, detail: '', errors: [], ...wait };
  }
}

/** Whether the same request may succeed later, so that it is worth trying again. */
export function isPassing({ status }: Problem): boolean {
  return status === 0 || status === 408 || status === 429 || status >= 500;
}

/** The problem behind a rejection; an answer that cannot be read is one as well. */
export function problemIn(error: unknown): Problem {
  if (error instanceof Refused) return error.problem;
  if (error instanceof Malformed) {
    return { status: 0, code: 'unreadable', detail: error.message, errors: [] };
  }
  throw error;
}
