package dev.fastbreak.bench;

/**
 * One run of one program in a process of its own.
 *
 * @param seconds wall time from the start of the process to its end
 * @param cpuSeconds processor time, user and system, of all its threads
 * @param peakMegabytes the most memory it held at once (resident set), in MiB
 * @param parts what the program says of itself
 */
record Measurement(double seconds, double cpuSeconds, double peakMegabytes, Parts parts) {}
