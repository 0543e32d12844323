package io.softdelete.cli.options;

import io.softdelete.cli.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which database, and as whom. */
public final class TargetOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "the plain JDBC URL, without softdelete: in it")
  private @Nullable String url;

  @Option(names = "--user", paramLabel = "NAME", description = "the database user")
  private @Nullable String user;

  @Option(
      names = "--password-env",
      paramLabel = "VARIABLE",
      description = "the environment variable that holds the password")
  private @Nullable String passwordVariable;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "the file whose first line is the password")
  private @Nullable String passwordFile;

  @Option(
      names = "--driver-path",
      paramLabel = "JARS",
      description = "jars of JDBC drivers, or folders of them, to use before those inside")
  private @Nullable String driverPath;

  /** For picocli. */
  public TargetOptions() {}

  /**
   * The database that was named.
   *
   * @return empty when no URL was given
   * @throws ParameterException for options that don't go together, or a URL of ours
   */
  public Optional<Target> target() {
    if (url == null) {
      if (user != null || passwordVariable != null || passwordFile != null || driverPath != null) {
        throw usage("--user, --password-env, --password-file and --driver-path go with --url");
      }
      return Optional.empty();
    }
    if (!url.startsWith("jdbc:") || url.startsWith(Target.PREFIX)) {
      throw usage("--url takes the plain URL of the database: jdbc:postgresql://…, say");
    }
    Optional<String> password = password();
    if (driverPath != null) {
      DriverPath.use(driverPath);
    }
    return Optional.of(new Target(Target.existing(url), Optional.ofNullable(user), password));
  }

  /**
   * The database that was named.
   *
   * @throws ParameterException when no URL was given
   */
  public Target required() {
    return target().orElseThrow(() -> usage("--url is missing"));
  }

  private Optional<String> password() {
    if (passwordVariable != null && passwordFile != null) {
      throw usage("--password-env and --password-file are two ways to say the same");
    }
    if (passwordFile != null) {
      return Optional.of(firstLine(passwordFile));
    }
    if (passwordVariable == null) {
      return Optional.empty();
    }
    String password = System.getenv(passwordVariable);
    if (password == null) {
      throw usage("--password-env: the environment variable " + passwordVariable + " is not set");
    }
    return Optional.of(password);
  }

  private static String firstLine(String file) {
    try {
      return Files.readString(Path.of(file)).lines().findFirst().orElse("");
    } catch (IOException | InvalidPathException e) {
      throw new Failure("the password file " + file + " can't be read", e);
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
