// Asks both protocols for an answer, any answer, through the front: a port that is open may still lead nowhere.

import { connect as connectHttp2 } from 'node:http2';

export async function answersOnBothProtocols(port, ca) {
  const rest = await fetch(`http://127.0.0.1:${port}/bigquery/v2/projects/local-project/datasets`);
  if (rest.status !== 200) throw new Error(`REST answers ${rest.status}.`);

  const session = connectHttp2(`https://localhost:${port}`, { ca });
  try {
    await new Promise((resolve, reject) => {
      session.on('error', reject);
      const call = session.request({
        ':method': 'POST',
        ':path': '/google.cloud.bigquery.storage.v1.BigQueryRead/CreateReadSession',
        'content-type': 'application/grpc',
        te: 'trailers',
      });
      const answered = (headers) => headers['grpc-status'] !== undefined && resolve();
      call.on('error', reject).on('response', answered).on('trailers', answered);
      call.on('end', () => reject(new Error('gRPC gives no status.'))).resume();
      call.end(Buffer.alloc(5)); // an empty message; the complaint about it is all we want
    });
  } finally {
    session.destroy();
  }
}
