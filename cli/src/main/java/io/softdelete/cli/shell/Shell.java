package io.softdelete.cli.shell;

import io.softdelete.cli.options.LiveRewriting;
import io.softdelete.cli.text.MarkedSql;
import io.softdelete.cli.text.SentSql;
import io.softdelete.cli.text.Style;
import io.softdelete.rewriter.UnsupportedSql;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads statements, executes them through the driver and prints what they give. */
final class Shell {
  private final Connection connection;
  private final LiveRewriting live;
  private final PrintWriter out;
  private final Style style;
  private final AtomicReference<@Nullable Statement> running = new AtomicReference<>();
  private boolean showsRewriting;
  private boolean failed;

  Shell(Connection connection, LiveRewriting live, PrintWriter out, Style style) {
    this.connection = connection;
    this.live = live;
    this.out = out;
    this.style = style;
  }

  /** Runs until the end of the input; gives whether a statement failed. */
  boolean run(LineSource lines) throws IOException {
    StatementReader reader = new StatementReader(lines, live);
    Optional<String> text = reader.next();
    while (text.isPresent()) {
      if (ShellCommandWord.of(text.get()).filter(ShellCommandWord.QUIT::equals).isPresent()) {
        break;
      }
      if (ShellCommandWord.begins(text.get())) {
        command(text.get());
      } else if (!text.get().equals(";")) {
        statement(text.get());
      }
      out.flush();
      text = reader.next();
    }
    return failed;
  }

  /** Stops the statement that is running, if there is one; may be called by another thread. */
  void cancel() {
    Statement statement = running.get();
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        out.println("it can't be stopped: " + e.getMessage());
      }
    }
  }

  private void command(String text) {
    Optional<ShellCommandWord> command = ShellCommandWord.of(text);
    if (command.isEmpty()) {
      out.println("unknown: " + text + "; \\? lists what the shell understands");
      return;
    }
    switch (command.get()) {
      case REWRITE_ON -> showsRewriting = true;
      case REWRITE_OFF -> showsRewriting = false;
      case HELP, QUIT ->
          Stream.of(ShellCommandWord.values()).map(ShellCommandWord::help).forEach(out::println);
    }
  }

  private void statement(String text) {
    String sql = text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    try (Statement statement = connection.createStatement()) {
      if (showsRewriting) {
        MarkedSql.lines(sent(sql), style).forEach(line -> out.println("  " + line));
      }
      running.set(statement);
      new ResultPrinter(out).print(statement, statement.execute(sql));
    } catch (SQLException e) {
      failed = true;
      String state = e.getSQLState() == null ? "" : e.getSQLState() + ": ";
      out.println(style.strong("error: ") + state + e.getMessage());
    } finally {
      running.set(null);
    }
  }

  private SentSql sent(String sql) throws SQLException {
    String sent = connection.nativeSQL(sql);
    try {
      return SentSql.of(sent, live.rewriter().rewrite(sql, live.session()));
    } catch (UnsupportedSql e) {
      // What the driver does in steps, the rewriter alone may refuse.
      return SentSql.unmarked(sent);
    }
  }
}
