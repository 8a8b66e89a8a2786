// Anyone on the machine can reach loopback, and SQL reaches the file system. So whoever asks one of this process's
// servers, the emulator's own included, has to know a secret that is made at start; only the user can read its file.

import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Server } from 'node:net';
import { failure } from './errors.mjs';

const REFUSED = failure(401, 'authError', 'The emulator asks for the secret in its emulator.properties.', 'UNAUTHENTICATED');

/** Lets requests through that bring the credential, over HTTP and gRPC alike; answers the credential. */
export function askingForASecret() {
  const credential = `Bearer ${randomBytes(24).toString('hex')}`;
  const emit = Server.prototype.emit;
  // Servers of HTTP/1 and HTTP/2 are network servers, which tell of requests and streams.
  Server.prototype.emit = function (event, ...args) {
    if (event === 'request' && !same(args[0].headers.authorization, credential)) return refuse(args[1]);
    if (event === 'stream' && !same(args[1].authorization, credential)) return refuseCall(args[0]);
    return emit.call(this, event, ...args);
  };
  return credential;
}

function same(given = '', expected) {
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}

function refuse(response) {
  response.writeHead(REFUSED.status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(REFUSED.body));
  return true;
}

function refuseCall(stream) {
  const headers = { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': '16', 'grpc-message': REFUSED.body.error.message };
  stream.respond(headers, { endStream: true });
  return true;
}
