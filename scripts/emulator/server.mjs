// The emulator and its front in one process: one thing to start, one to end, and one place that knows all ports.
//
//   node server.mjs PACKAGES RUN      PACKAGES holds node_modules, RUN holds the certificate and receives the state
//
// The state file appears only after both protocols have answered through the front, so whoever sees it may begin.

import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withQuickDescriptions } from './descriptions.mjs';
import { Faults } from './faults.mjs';
import { openFront } from './front.mjs';
import { Gate, guarded } from './gate.mjs';
import { onLoopbackOnly } from './loopback.mjs';
import { restHandler } from './rest.mjs';
import { withNumericBytes, withTimestampMicros, withWholeTimestamps } from './row-encoding.mjs';
import { askingForASecret } from './secret.mjs';
import { answersOnBothProtocols } from './selftest.mjs';
import { insertJsonLines } from './uploads.mjs';
import { withoutExtensions } from './without-extensions.mjs';

const [packages, run] = process.argv.slice(2);
const state = join(run, 'emulator.properties');
const require = createRequire(join(packages, 'node_modules', 'bigquery-local', 'package.json'));
const load = (module) => import(pathToFileURL(require.resolve(module)));
const inside = (path) => join(packages, 'node_modules', path);

onLoopbackOnly();
const credential = askingForASecret();
withoutExtensions(await load('@duckdb/node-api'));
withWholeTimestamps(require(inside('@duckdb/node-api/lib/JSDuckDBValueConverter.js')), await load('@duckdb/node-api'));
withNumericBytes((await load('protobufjs')).default);
const emulator = await load('./dist/index.js');

const database = await emulator.createDb({ path: ':memory:' });
// A test helper must not take the machine: DuckDB would help itself to 80 percent of the memory.
await database.exec("SET memory_limit = '1GB'");
await emulator.ensureMetaSchema(database);
withQuickDescriptions(database);

const sql = {
  ...(await load(inside('bigquery-local/dist/routes/tables.js'))),
  ...(await load(inside('bigquery-local/dist/storage/types.js'))),
};

const gate = new Gate();
const rest = await emulator.createServer({ db: database });
await rest.listen(0);
const grpc = emulator.createGrpcServer({ db: guarded(withTimestampMicros(database), gate), host: '127.0.0.1' });
await grpc.listen(0);

const portOf = (address) => Number(address.slice(address.lastIndexOf(':') + 1));
const front = await openFront({
  key: readFileSync(join(run, 'key.pem')),
  cert: readFileSync(join(run, 'cert.pem')),
  grpcPort: portOf(grpc.url),
  rest: restHandler({ port: portOf(rest.url), credential, gate, faults: new Faults(), insert: insertJsonLines(database, sql, run) }),
});
await answersOnBothProtocols(front.port, readFileSync(join(run, 'cert.pem')), credential);

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
  process.on(signal, () => {
    rmSync(state, { force: true });
    process.exit(0); // the data is in memory: nothing needs saving, and open connections need not be awaited
  });
}

const properties = {
  pid: process.pid,
  endpoint: `http://localhost:${front.port}`,
  project: 'local-project',
  credential,
  trustStore: join(run, 'truststore.p12'),
  trustStoreType: 'PKCS12',
  trustStorePassword: 'emulator',
};
writeFileSync(`${state}.new`, Object.entries(properties).map(([name, value]) => `${name}=${value}\n`).join(''), { mode: 0o600 });
renameSync(`${state}.new`, state);
console.log(`Listening on ${properties.endpoint}`);
