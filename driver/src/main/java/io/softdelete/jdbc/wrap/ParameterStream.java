package io.softdelete.jdbc.wrap;

import io.softdelete.jdbc.execute.SqlErrors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.PreparedStatement;
import java.sql.SQLDataException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that is read from a stream. The delegate gets the stream itself, once; what waits in
 * a batch is read before, and can be set as often as it is wanted. Not thread-safe.
 */
final class ParameterStream implements RecordingPreparedStatement.Setting {
  private final int index;
  private final @Nullable Object stream;
  private final Way way;
  private boolean spent;

  /** How a stream is set. */
  interface Way {
    /** Sets it. */
    void set(PreparedStatement statement, @Nullable Object stream) throws SQLException;
  }

  ParameterStream(int index, @Nullable Object stream, Way way) {
    this.index = index;
    this.stream = stream;
    this.way = way;
  }

  /** Whether a value can be read once only. */
  static boolean is(@Nullable Object value) {
    return value instanceof InputStream || value instanceof Reader;
  }

  /** Whether the delegate has it already. */
  boolean spent() {
    return spent;
  }

  @Override
  public void on(PreparedStatement statement) throws SQLException {
    requireUnread();
    spent = true;
    way.set(statement, stream);
  }

  private void requireUnread() throws SQLException {
    if (spent && stream != null) {
      throw SqlErrors.unsafe(
          "Parameter "
              + index
              + " was read from its stream by an execution before. Instead: set it again.");
    }
  }

  /** The same parameter, read to its end. */
  RecordingPreparedStatement.Setting kept() throws SQLException {
    requireUnread();
    try {
      if (stream instanceof InputStream bytes) {
        byte[] content = bytes.readAllBytes();
        return statement -> way.set(statement, new ByteArrayInputStream(content));
      }
      if (stream instanceof Reader reader) {
        StringWriter content = new StringWriter();
        reader.transferTo(content);
        return statement -> way.set(statement, new StringReader(content.toString()));
      }
      return this;
    } catch (IOException e) {
      throw new SQLDataException("Parameter " + index + " can't be read", "22000", e);
    }
  }
}
