package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A script that is one transaction under a lock, decided by asking. One that has to give way to
 * another is decided and tried again, so that those who come at once pass one after the other.
 *
 * <p>Two things see to it that nothing is applied twice. The lock orders transactions, and what was
 * asked before the lock was held can be checked again behind it. And job ids are made of a stem and
 * a number, and BigQuery runs an id once: after a lost answer the job is looked up, and a number is
 * used only when the job of the one before has ended, whoever started it. So never do two scripts
 * of a stem run at once, although a runner may try a step again while the first try still waits;
 * and a job that failed in an earlier try does not stand in the way of this one.
 *
 * @param doing what it is for, as the beginning of a sentence
 * @param idStem the beginning of its job ids, the same for everyone who tries the same work
 */
record LockedTransaction(
    BigQueryProject project,
    Scripts scripts,
    Lock lock,
    String doing,
    String idStem,
    Map<String, String> labels) {

  private static final Logger LOG = LoggerFactory.getLogger(LockedTransaction.class);

  /** What a script says when someone else has changed what it was decided on. */
  private static final String OVERTAKEN = "fastbreak: another run was faster";

  /** With the pauses in between about a quarter of an hour, in which twenty others can pass. */
  private static final int ATTEMPTS = 40;

  /**
   * What was decided.
   *
   * @param overtaken a condition that holds when the decision has become wrong
   * @param statements what is to be done; nothing when there is nothing left to do
   * @param result what is answered once it is done
   */
  record Decision<T>(String overtaken, List<String> statements, Supplier<T> result) {

    static <T> Decision<T> nothing(T result) {
      return new Decision<>("FALSE", List.of(), () -> result);
    }
  }

  /**
   * Runs it.
   *
   * @param decide asks, and decides what is to be done; asked again for every attempt
   */
  <T> T run(Supplier<Decision<T>> decide) {
    int number = 1;
    while (scripts.awaitEnd(doing, idStem + number)) {
      number++;
    }
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Decision<T> decision = decide.get();
      if (decision.statements().isEmpty()) {
        return decision.result().get();
      }
      Optional<Trouble> trouble =
          scripts.runScript(doing, idStem + number++, script(decision), labels);
      if (trouble.isEmpty()) {
        return decision.result().get();
      }
      bearOrGiveUp(trouble.get(), attempt);
    }
    throw new WarehouseException(
        Cause.LOCKED,
        "%s failed: other runs kept writing the same. Let them end and give the same command again."
            .formatted(doing));
  }

  private void bearOrGiveUp(Trouble trouble, int attempt) {
    boolean overtaken = trouble.said().contains(OVERTAKEN);
    if (!overtaken && !trouble.isAbortedTransaction() && !trouble.isPassing()) {
      throw trouble.explained(project, doing, null);
    }
    LOG.info("{}: attempt {} met {} and will be followed by another", doing, attempt, trouble);
    project.patience().pause(attempt, 0);
  }

  private String script(Decision<?> decision) {
    BigQueryDialect dialect = new BigQueryDialect(project);
    String holder = dialect.text(idStem);
    return """
    BEGIN TRANSACTION;
    %s;
    SELECT CASE WHEN %s THEN ERROR('fastbreak: the lock %s has not one row; drop it, and it is made again') WHEN %s THEN ERROR(%s) ELSE 'ok' END AS checked;
    %sCOMMIT TRANSACTION;\
    """
        .formatted(
            lock.take(dialect, holder),
            lock.notHeld(dialect, holder),
            lock.table(),
            decision.overtaken(),
            dialect.text(OVERTAKEN),
            decision.statements().stream()
                .map(statement -> statement + ";\n")
                .collect(Collectors.joining()));
  }
}
