// The emulator loads DuckDB's spatial and crypto extensions from the internet when it starts, and ends when it cannot.
// We need neither geography nor SHA512: the statements that concern them become harmless.

const unavailable = /^\s*(INSTALL|LOAD)\s+(spatial|crypto)\b|\bMACRO\s+bq_st_/i;

export function withoutExtensions({ DuckDBConnection }) {
  const run = DuckDBConnection.prototype.run;
  DuckDBConnection.prototype.run = function (sql, ...rest) {
    return run.call(this, unavailable.test(sql) ? 'SELECT 1' : sql, ...rest);
  };
}
