package io.softdelete.jdbc.wrap;

import io.softdelete.jdbc.execute.RewrittenText;
import io.softdelete.jdbc.execute.StepRunner;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A prepared deletion of several steps, or a write that is followed by a check. Its delegate is the
 * first of them, which has the application's parameters; they are kept as they were set, since a
 * batch needs them later. As thread-safe as its delegate.
 */
final class SteppedPreparedStatement extends RecordingPreparedStatement {
  private final StepRunner.Preparation preparation;
  private final List<Map<Integer, Setting>> entries = new ArrayList<>();
  private Map<Integer, Setting> settings = new TreeMap<>();
  private boolean closesOnCompletion;

  /** Whether the delegate may have the parameters of an entry of a batch. */
  private boolean overwritten;

  SteppedPreparedStatement(
      SoftDeleteConnection connection,
      PreparedStatement delegate,
      RewrittenText text,
      StepRunner.Preparation preparation) {
    super(connection, delegate, text);
    this.preparation = preparation;
  }

  @Override
  void recorded(int index, Setting setting) {
    settings.put(index, setting);
  }

  @Override
  public void clearParameters() throws SQLException {
    settings.clear();
    super.clearParameters();
  }

  private interface Execution<T> {
    T of(Substitute substitute) throws SQLException;
  }

  private <T> T run(Execution<T> execution) throws SQLException {
    beforeExecution();
    try {
      return execution.of(divert(substitute()));
    } catch (SQLException e) {
      throw translated(e);
    } finally {
      session().after(text());
    }
  }

  private Substitute substitute() throws SQLException {
    for (Setting setting : settings.values()) {
      if (overwritten || (setting instanceof ParameterStream stream && !stream.spent())) {
        setting.on(preparedStatement);
      }
    }
    overwritten = false;
    return operation();
  }

  private Substitute substitute(Map<Integer, Setting> entry) throws SQLException {
    overwritten = true;
    for (Setting setting : entry.values()) {
      setting.on(preparedStatement);
    }
    return operation();
  }

  private Substitute operation() throws SQLException {
    if (text().isChecked()) {
      return new CheckedSubstitute(
          session().writer(text(), preparedStatement, preparation),
          preparedStatement,
          Optional.of(preparedStatement));
    }
    return new SteppedSubstitute(
        session().runner(text(), preparedStatement, preparation),
        preparedStatement,
        Optional.of(preparedStatement));
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    return new SoftDeleteResultSet(this, run(Substitute::executeQuery));
  }

  @Override
  public int executeUpdate() throws SQLException {
    return run(Substitute::executeUpdate);
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    return run(Substitute::executeLargeUpdate);
  }

  @Override
  public boolean execute() throws SQLException {
    return run(Substitute::execute);
  }

  @Override
  public void addBatch() throws SQLException {
    boolean streams = false;
    for (Map.Entry<Integer, Setting> each : settings.entrySet()) {
      if (each.getValue() instanceof ParameterStream stream) {
        streams = true;
        each.setValue(stream.kept());
        overwritten = true;
      }
    }
    if (!streams && !overwritten) {
      // A missing parameter is the delegate's to find.
      preparedStatement.addBatch();
      preparedStatement.clearBatch();
    }
    entries.add(settings);
    settings = new TreeMap<>(settings);
  }

  /** The first step's rows are ours, and not the completion. */
  @Override
  public void closeOnCompletion() throws SQLException {
    requireOpen();
    closesOnCompletion = true;
  }

  @Override
  public boolean isCloseOnCompletion() throws SQLException {
    requireOpen();
    return closesOnCompletion;
  }

  @Override
  void forgetBatch() {
    entries.clear();
  }

  @Override
  boolean waits() {
    return true;
  }

  /** Each entry is an operation of its own. */
  @Override
  long[] executeWaiting() throws SQLException {
    List<SequentialBatch.Entry> operations = new ArrayList<>();
    for (Map<Integer, Setting> entry : entries) {
      operations.add(() -> divert(substitute(entry)).executeLargeUpdate());
    }
    try {
      if (!session().batchesAreAtomic(text())) {
        return SequentialBatch.oneByOne(operations);
      }
      long[] counts = SequentialBatch.together(preparedStatement.getConnection(), operations);
      return text().insertsInBulk() && goesInBulk() ? ofBulk(counts) : counts;
    } finally {
      entries.clear();
      rejoin();
    }
  }

  /** MariaDB's driver sends one entry, and entries without parameters, as they are. */
  private boolean goesInBulk() {
    return entries.size() > 1 && !entries.get(0).isEmpty();
  }

  /**
   * As MariaDB's driver counts: of rows sent in bulk it is told how many there are in all, and
   * takes as many as entries for one each.
   */
  private static long[] ofBulk(long[] counts) {
    boolean each = Arrays.stream(counts).sum() == counts.length;
    Arrays.fill(counts, each ? 1 : SUCCESS_NO_INFO);
    return counts;
  }

  /** The columns of RETURNING. */
  @Override
  public @Nullable ResultSetMetaData getMetaData() throws SQLException {
    requireOpen();
    return session().metaData(text(), preparedStatement, preparation);
  }
}
