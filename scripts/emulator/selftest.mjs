// Asks both protocols for an answer, any answer, through the front: a port that is open may still lead nowhere. And
// neither may answer whoever does not know the secret.

import { connect as connectHttp2 } from 'node:http2';

const UNAUTHENTICATED = '16';

export async function answersOnBothProtocols(port, ca, credential) {
  const datasets = `http://127.0.0.1:${port}/bigquery/v2/projects/local-project/datasets`;
  const rest = await fetch(datasets, { headers: { authorization: credential } });
  if (rest.status !== 200) throw new Error(`REST answers ${rest.status}.`);
  const stranger = await fetch(datasets);
  if (stranger.status !== 401) throw new Error(`REST answers a stranger ${stranger.status}.`);

  const session = connectHttp2(`https://localhost:${port}`, { ca });
  try {
    const known = await grpcStatus(session, { authorization: credential });
    if (known === UNAUTHENTICATED) throw new Error('gRPC does not know its own secret.');
    const unknown = await grpcStatus(session, {});
    if (unknown !== UNAUTHENTICATED) throw new Error(`gRPC answers a stranger with status ${unknown}.`);
  } finally {
    session.destroy();
  }
}

function grpcStatus(session, headers) {
  return new Promise((resolve, reject) => {
    session.on('error', reject);
    const call = session.request({
      ':method': 'POST',
      ':path': '/google.cloud.bigquery.storage.v1.BigQueryRead/CreateReadSession',
      'content-type': 'application/grpc',
      te: 'trailers',
      ...headers,
    });
    const answered = (given) => given['grpc-status'] !== undefined && resolve(given['grpc-status']);
    call.on('error', reject).on('response', answered).on('trailers', answered);
    call.on('end', () => reject(new Error('gRPC gives no status.'))).resume();
    call.end(Buffer.alloc(5)); // an empty message; the complaint about it is all we want
  });
}
