/**
 * Times, process ids and levels stand in every log line and tell nothing. Every repetition has an upper limit. Without
 * one, each digit of a long number would be tried as the start of a process id. None begins within a number.
 */
export const logNoise =
  /\[?(?<!\d)\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d[^\]\s]{0,20}(?: [+-]\d{4}\])?\]?|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d |\[\d{1,20}\]|(?<!\d)\d{1,10}#\d{1,10}:|\*\d{1,20}|\[(info|error|crit|critical|warn|emerg)\]/gi;
