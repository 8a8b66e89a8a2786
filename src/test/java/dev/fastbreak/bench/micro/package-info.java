/** {@code scripts/bench --micro}: the inner loops alone, measured by JMH. */
package dev.fastbreak.bench.micro;
