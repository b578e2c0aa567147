// As much of Node as the tests use: its own types would also change what the client's code sees.

declare const WEB_ROOT: string;
declare const SEED: string;

declare module 'node:test' {
  interface TestContext {
    after(action: () => void | Promise<void>): void;
  }
  export function test(name: string, body: (t: TestContext) => void | Promise<void>): Promise<void>;
}

declare module 'node:assert/strict' {
  export function equal<T>(actual: unknown, expected: T, message?: string): asserts actual is T;
  export function deepEqual<T>(actual: unknown, expected: T, message?: string): asserts actual is T;
  export function notEqual(actual: unknown, expected: unknown, message?: string): void;
  export function ok(value: unknown, message?: string): asserts value;
  export function match(value: string, pattern: RegExp, message?: string): void;
  export function throws(action: () => unknown, expected?: object): void;
  export function rejects(promise: Promise<unknown>, expected?: object): Promise<void>;
}

declare module 'node:fs' {
  export function existsSync(path: string): boolean;
  export function globSync(pattern: string, options: { cwd: string }): string[];
  export function readdirSync(path: string, options?: { recursive?: boolean }): string[];
  export function readFileSync(path: string): Uint8Array;
  export function readFileSync(path: string, encoding: 'utf8'): string;
}

declare module 'node:path' {
  export function basename(path: string): string;
  export function join(...parts: string[]): string;
}

declare module 'node:zlib' {
  export function gzipSync(bytes: Uint8Array, options: { level: number }): Uint8Array;
}

declare module 'node:crypto' {
  interface Hash {
    update(text: string): Hash;
    digest(encoding: 'base64'): string;
  }
  export function createHash(algorithm: 'sha1'): Hash;
}

declare module 'node:http' {
  export interface Wire {
    write(data: string | Uint8Array): void;
    end(): void;
    destroy(): void;
    on(event: 'data', listener: (bytes: Uint8Array) => void): void;
    on(event: 'error', listener: () => void): void;
  }
  interface Request {
    headers: Readonly<Record<string, string | undefined>>;
  }
  interface Server {
    on(event: 'upgrade', listener: (request: Request, socket: Wire) => void): void;
    listen(port: number, host: string, done: () => void): void;
    address(): { port: number };
    close(done: () => void): void;
  }
  export function createServer(): Server;
}

declare module 'node:process' {
  /** Microseconds of the processor's time that this process has had since `before`. */
  export function cpuUsage(before?: { user: number; system: number }): { user: number; system: number };
}
