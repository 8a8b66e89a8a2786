// A new table is described to INFORMATION_SCHEMA with two statements a column, which takes ten times as long as making
// the table, and every test makes a dozen of them. Here the rows of a table are held back and inserted as one
// statement, in front of whatever comes next.

const DESCRIPTION = /^INSERT INTO (_bq\.table_(?:columns|field_paths)) \(([^)]*)\)/;

export function withQuickDescriptions(database) {
  const direct = Object.fromEntries(['exec', 'query', 'queryWithSchema'].map((name) => [name, database[name].bind(database)]));
  const prepare = database.prepare.bind(database);
  const held = new Map();

  const insert = async () => {
    const groups = [...held];
    held.clear();
    for (const [into, rows] of groups) {
      let parameter = 0;
      const tuples = rows.map((row) => `(${row.map(() => `$${++parameter}`).join(', ')})`);
      await direct.exec(`INSERT INTO ${into} VALUES ${tuples.join(', ')}`, rows.flat());
    }
  };
  for (const [name, run] of Object.entries(direct)) {
    database[name] = async (sql, values, ...rest) => {
      const [, table, columns] = name === 'exec' ? (DESCRIPTION.exec(sql) ?? []) : [];
      if (table !== undefined) {
        const into = `${table} (${columns})`;
        held.set(into, [...(held.get(into) ?? []), values]);
        return undefined;
      }
      if (held.size > 0) await insert();
      return run(sql, values, ...rest);
    };
  }
  database.prepare = (sql) => {
    const statement = prepare(sql);
    const afterwards = (name) => async (...values) => {
      if (held.size > 0) await insert();
      return statement[name](...values);
    };
    return { ...statement, exec: afterwards('exec'), all: afterwards('all') };
  };
}
