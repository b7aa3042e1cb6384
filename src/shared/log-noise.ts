/**
 * Times, process ids, levels: they stand in every log line and tell nothing. Every run has a greatest length: without one,
 * each digit of a long number would be tried as the first of a process id.
 */
export const logNoise =
  /\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d[^\]\s]{0,20}(?: [+-]\d{4}\])?\]?|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d |\[\d{1,20}\]|\d{1,10}#\d{1,10}:|\*\d{1,20}|\[(info|error|crit|critical|warn|emerg)\]/gi;
