// The emulator binds its REST port on every interface and asks for no credentials. On a shared network that would
// hand SQL (and with it the file system) to the neighbours, so every server of this process listens on loopback. The
// credential that it asks for here keeps out others on the same machine: secret.mjs.

import { Server } from 'node:net';

export function onLoopbackOnly() {
  const listen = Server.prototype.listen;
  Server.prototype.listen = function (where, ...rest) {
    const options = typeof where === 'object' ? where : { port: where };
    return listen.call(this, { ...options, host: '127.0.0.1' }, ...rest.filter((value) => typeof value === 'function'));
  };
}
