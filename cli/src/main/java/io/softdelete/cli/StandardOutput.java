package io.softdelete.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Standard output that remembers why it couldn't be written, which a {@link PrintWriter} keeps to
 * itself: half a migration in a file must not look like a whole one. Not thread-safe.
 */
final class StandardOutput extends FilterOutputStream {
  private Optional<IOException> failure = Optional.empty();

  StandardOutput() {
    this(new FileOutputStream(FileDescriptor.out));
  }

  StandardOutput(OutputStream stream) {
    super(stream);
  }

  /** Text in the terminal's encoding, which Java 17 has under another name. */
  PrintWriter writer() {
    String encoding =
        System.getProperty(
            "stdout.encoding",
            System.getProperty("native.encoding", Charset.defaultCharset().name()));
    return new PrintWriter(new OutputStreamWriter(this, Charset.forName(encoding)), true);
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int from, int length) throws IOException {
    try {
      out.write(octets, from, length);
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(e));
      throw e;
    }
  }

  /**
   * Why not all was written; empty when it was, or when the reader has gone: {@code head} has what
   * it wanted.
   */
  Optional<String> failure() {
    return failure
        .map(e -> String.valueOf(e.getMessage()))
        .filter(message -> !message.contains("Broken pipe") && !message.contains("pipe is being"));
  }
}
