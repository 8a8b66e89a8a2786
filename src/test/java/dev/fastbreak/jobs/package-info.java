/** Whole jobs: from named input tables through pipelines and backfills to named output tables. */
package dev.fastbreak.jobs;
