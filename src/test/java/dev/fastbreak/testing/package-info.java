/** What tests of several packages share. */
package dev.fastbreak.testing;
