// One port for two protocols. Beam has a single option for the endpoint of BigQuery's REST API and of its Storage gRPC
// API, and speaks TLS on the latter only. The first byte of a connection tells them apart: 0x16 opens a TLS handshake.

import { createServer as createHttpServer } from 'node:http';
import { connect, createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

const TLS_HANDSHAKE = 0x16;

/** Opens the front on a free loopback port; `rest` handles HTTP requests, TLS is unwrapped and passed to `grpcPort`. */
export async function openFront({ key, cert, grpcPort, rest }) {
  const http = createHttpServer(rest);
  // Only a test decides when a connection drops: no hanging up on a slow merge, or on an idle client about to return.
  http.requestTimeout = 0;
  http.keepAliveTimeout = 600_000;
  const tls = createTlsServer({ key, cert, ALPNProtocols: ['h2'] }, (client) => join(client, grpcPort));
  tls.on('tlsClientError', (error) => console.error(`TLS: ${error.message}`));
  const [httpPort, tlsPort] = await Promise.all([opened(http), opened(tls)]);

  const front = createServer((client) => {
    client.on('error', () => client.destroy());
    client.once('data', (first) => {
      client.pause();
      client.unshift(first);
      join(client, first[0] === TLS_HANDSHAKE ? tlsPort : httpPort);
    });
  });
  return { port: await opened(front) };
}

function opened(server) {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, () => resolve(server.address().port));
  });
}

/** Passes bytes to and fro until either side ends. */
function join(client, port) {
  const upstream = connect(port, '127.0.0.1');
  for (const [one, other] of [[client, upstream], [upstream, client]]) {
    one.setNoDelay(true);
    one.on('error', () => other.destroy()).on('close', () => other.destroy()).pipe(other);
  }
}
