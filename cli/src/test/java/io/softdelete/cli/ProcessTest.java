package io.softdelete.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own shows: streams, devices, class loaders. */
@EnabledOnOs(OS.LINUX)
final class ProcessTest {
  @TempDir Path folder;

  @Test
  void aReaderThatHasGoneIsNoFailure() throws Exception {
    MainProcess run =
        bash(
            "yes 'SELECT * FROM users;' | head -5000 > all.sql;"
                + " $softdelete explain --tables users --file all.sql | head -1;"
                + " echo ${PIPESTATUS[0]}");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo("1: rewritten\n0\n");
  }

  @Test
  void aFullDiskIsAFailure() throws Exception {
    MainProcess run = bash("$softdelete explain --tables users 'SELECT 1' > /dev/full");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err())
        .isEqualTo("softdelete: standard output can't be written: No space left on device\n");
  }

  @Test
  void aReportThatCantBeWrittenLeavesNothing() throws Exception {
    database();
    MainProcess run =
        bash(
            "mkdir there; $softdelete doctor --url jdbc:h2:./app --tables users --html /dev/full;"
                + " echo $?;"
                + " $softdelete doctor --url jdbc:h2:./app --tables users --html none/x.html;"
                + " echo $?; ls -a there");

    assertThat(run.err())
        .isEqualTo(
            """
            softdelete: /dev/full can't be written: No space left on device
            softdelete: none/x.html can't be written: there is no such folder
            """);
    assertThat(run.out()).isEqualTo("3\n3\n.\n..\n");
    assertThat(Files.isRegularFile(Path.of("/dev/full"))).isFalse();
  }

  @Test
  void aMistypedDatabaseIsNotMade() throws Exception {
    MainProcess run = bash("$softdelete doctor --url jdbc:h2:./typo --tables users; echo $?; ls");

    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("typo").contains("not found");
    assertThat(run.out()).startsWith("3\n").doesNotContain("typo");
  }

  @Test
  void driversOfAPathComeFirstAndAreApart() throws Exception {
    Path jar = driver();
    MainProcess run =
        bash(
            "$softdelete doctor --url 'jdbc:fake:x?password=secret' --tables t; echo $?;"
                + (" $softdelete doctor --driver-path " + jar)
                + " --url jdbc:fake:x --tables t; echo $?;"
                + " $softdelete doctor --driver-path . --url jdbc:h2:./x --tables t; echo $?;"
                + " $softdelete doctor --driver-path /tmp/none.jar --url jdbc:h2:./x --tables t");

    assertThat(run.err())
        .isEqualTo(
            """
            softdelete: no JDBC driver takes the URL jdbc:fake:x: see its spelling, or give --driver-path
            softdelete: the fake driver was asked, H2 is out of its sight
            softdelete: the fake driver was asked, H2 is out of its sight
            softdelete: --driver-path: there is no file /tmp/none.jar
            """);
    assertThat(run.out()).isEqualTo("3\n3\n3\n");
    assertThat(run.status()).isEqualTo(3);
  }

  private MainProcess bash(String script) throws IOException, InterruptedException {
    return MainProcess.bash(folder, script);
  }

  private void database() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:" + folder.resolve("app"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE users (id INT PRIMARY KEY)");
    }
  }

  /** A driver that takes H2's URLs too, and knows no class but the platform's. */
  private Path driver() throws IOException {
    Path source = folder.resolve("FakeDriver.java");
    Files.writeString(
        source,
        """
        import java.sql.*;
        public class FakeDriver implements Driver {
          public boolean acceptsURL(String url) {
            return url.startsWith("jdbc:fake:") || url.startsWith("jdbc:h2:");
          }
          public Connection connect(String url, java.util.Properties properties) throws SQLException {
            if (!acceptsURL(url)) return null;
            try {
              Class.forName("org.h2.Driver");
              throw new SQLException("H2 is in sight");
            } catch (ClassNotFoundException e) {
              throw new SQLException("the fake driver was asked, H2 is out of its sight");
            }
          }
          public DriverPropertyInfo[] getPropertyInfo(String url, java.util.Properties info) {
            return new DriverPropertyInfo[0];
          }
          public int getMajorVersion() { return 1; }
          public int getMinorVersion() { return 0; }
          public boolean jdbcCompliant() { return false; }
          public java.util.logging.Logger getParentLogger() { return null; }
        }
        """);
    ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", source.toString());
    Path jar = folder.resolve("fake.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file)) {
      entries.putNextEntry(new JarEntry("META-INF/services/java.sql.Driver"));
      entries.write("FakeDriver\n".getBytes(StandardCharsets.UTF_8));
      for (String name : List.of("FakeDriver.class")) {
        entries.putNextEntry(new JarEntry(name));
        entries.write(Files.readAllBytes(folder.resolve(name)));
      }
    }
    return jar;
  }
}
