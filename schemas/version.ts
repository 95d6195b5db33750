/** Version of every JSON document under `knowledge/`; raised when a reader of the old form would misread the new. */
export const SCHEMA_VERSION = 1
