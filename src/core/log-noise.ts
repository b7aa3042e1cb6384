/** Times, process ids, levels: they stand in every log line and tell nothing. */
export const logNoise =
  /\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d[^\]\s]*(?: [+-]\d{4}\])?\]?|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d |\[\d+\]|\d+#\d+:|\*\d+|\[(info|error|crit|critical|warn|emerg)\]/gi;
