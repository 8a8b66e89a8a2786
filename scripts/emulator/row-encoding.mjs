// Two encodings of the Storage Write API that Beam uses as BigQuery documents them, and the emulator misreads; and one
// of query results, of which the emulator drops the last digits.

const DIGITS_AFTER_POINT = 9;

/**
 * NUMERIC comes as the value times 10^9, an integer in two's complement, lowest byte first. The emulator takes the
 * bytes for text, by means of toString(); so the bytes of a row get one that knows the encoding. (The bytes of a BYTES
 * column are copied first and stay as they are.)
 */
export function withNumericBytes(protobuf) {
  const setup = protobuf.Type.prototype.setup;
  protobuf.Type.prototype.setup = function () {
    const type = setup.call(this);
    if (!type.fullName.startsWith('.google.')) { // a row of the writer's own schema, not a message of the API
      const toObject = type.toObject;
      type.toObject = (...values) => withDecimals(toObject.apply(type, values));
    }
    return type;
  };
}

/** TIMESTAMP comes as microseconds since 1970. The emulator inserts the number as if it were a date written out. */
export function withTimestampMicros(database) {
  return {
    ...database,
    prepare: (sql) => database.prepare(sql.replace(/(\$\d+)::TIMESTAMPTZ/g, 'make_timestamptz($1::BIGINT)')),
  };
}

/** TIMESTAMP goes out as microseconds since 1970. By way of JavaScript's Date the emulator would know milliseconds only. */
export function withWholeTimestamps(converters, { DuckDBTypeId }) {
  const convert = converters.JSDuckDBValueConverter;
  converters.JSDuckDBValueConverter = (value, type, converter) =>
    value !== null && type.typeId === DuckDBTypeId.TIMESTAMP_TZ ? value.micros : convert(value, type, converter);
}

function withDecimals(row) {
  for (const value of Object.values(row).flat()) {
    if (Buffer.isBuffer(value)) value.toString = () => decimal(value);
  }
  return row;
}

function decimal(bytes) {
  const unsigned = BigInt(`0x0${Buffer.from(bytes).reverse().toString('hex')}`);
  const scaled = BigInt.asIntN(8 * bytes.length, unsigned);
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(DIGITS_AFTER_POINT + 1, '0');
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, -DIGITS_AFTER_POINT)}.${digits.slice(-DIGITS_AFTER_POINT)}`;
}
