import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { Wire } from 'node:http';

export interface Peer {
  url: string;
  /** Resolves with the next frame the client sends, in their order. */
  heard(): Promise<unknown>;
  say(frame: unknown): void;
  close(code: number, reason?: string): void;
  end(): Promise<void>;
}

interface Frame {
  opcode: number;
  text: string;
}

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 0x81;
const CLOSE = 0x88;

/** One unfragmented frame as a server sends it (RFC 6455, 5.2), of less than 64 KiB. */
function framed(opcode: number, payload: Uint8Array): Uint8Array {
  const short = payload.length < 126;
  const header = short
    ? [opcode, payload.length]
    : [opcode, 126, payload.length >> 8, payload.length & 255];
  return Uint8Array.from([...header, ...payload]);
}

/** The masked frames of a client that stand whole in `bytes`, and what is left behind them. */
function unframed(bytes: Uint8Array): { frames: Frame[]; rest: Uint8Array } {
  const frames: Frame[] = [];
  let at = 0;
  for (;;) {
    const [first = 0, second = 0, high = 0, low = 0] = bytes.subarray(at, at + 4);
    const short = (second & 127) < 126;
    const length = short ? second & 127 : high * 256 + low;
    const start = at + (short ? 2 : 4);
    if (bytes.length < start + 4 + length || bytes.length < at + 2) break;
    const mask = bytes.subarray(start, start + 4);
    const payload = bytes
      .subarray(start + 4, start + 4 + length)
      .map((byte, i) => byte ^ (mask[i % 4] ?? 0));
    frames.push({ opcode: first & 15, text: new TextDecoder().decode(payload) });
    at = start + 4 + length;
  }
  return { frames, rest: bytes.subarray(at) };
}

/** A WebSocket server on loopback that says what a test says, to one client at a time. */
export async function listen(): Promise<Peer> {
  const frames: unknown[] = [];
  const waiting: ((frame: unknown) => void)[] = [];
  let wire: Wire | undefined;

  function take(text: string): void {
    const frame: unknown = JSON.parse(text);
    const next = waiting.shift();
    if (next) next(frame);
    else frames.push(frame);
  }

  const server = createServer();
  server.on('upgrade', (request, socket) => {
    const key = request.headers['sec-websocket-key'] ?? '';
    const accept = createHash('sha1').update(key + MAGIC).digest('base64');
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        `Sec-WebSocket-Accept: ${accept}\r\nSec-WebSocket-Protocol: martlet.v1\r\n\r\n`,
    );
    wire = socket;
    let pending = new Uint8Array();
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      const parsed = unframed(Uint8Array.from([...pending, ...bytes]));
      pending = Uint8Array.from(parsed.rest);
      for (const { opcode, text } of parsed.frames) if (opcode === 1) take(text);
    });
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });

  const encoder = new TextEncoder();
  return {
    url: `ws://127.0.0.1:${server.address().port}`,
    heard: () =>
      frames.length > 0
        ? Promise.resolve(frames.shift())
        : new Promise((resolve) => {
            waiting.push(resolve);
          }),
    say: (frame) => wire?.write(framed(TEXT, encoder.encode(JSON.stringify(frame)))),
    close(code, reason = '') {
      const payload = [code >> 8, code & 255, ...encoder.encode(reason)];
      wire?.write(framed(CLOSE, Uint8Array.from(payload)));
      wire?.end();
    },
    end: () =>
      new Promise((done) => {
        wire?.destroy();
        server.close(() => done());
      }),
  };
}
