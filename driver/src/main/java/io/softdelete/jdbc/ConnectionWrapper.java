package io.softdelete.jdbc;

import io.softdelete.catalog.Catalog;
import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Identifier;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.jdbc.execute.Configuration;
import io.softdelete.jdbc.execute.RewriteSession;
import io.softdelete.jdbc.execute.SqlErrors;
import io.softdelete.jdbc.schema.Database;
import io.softdelete.jdbc.schema.SchemaUnavailable;
import io.softdelete.jdbc.wrap.SoftDeleteConnection;
import io.softdelete.jdbc.wrap.UnwrapPolicy;
import io.softdelete.rewriter.Assignments;
import io.softdelete.rewriter.HintPolicy;
import io.softdelete.rewriter.RewriterSettings;
import io.softdelete.rewriter.Visibility;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings that were validated, and connections made by them. Thread-safe. */
final class ConnectionWrapper {
  private final Catalog catalog;
  private final Visibility visibility;
  private final HintPolicy hints;
  private final UnwrapPolicy unwrapping;
  private final Optional<String> actor;

  /** The last one found: a pool's connections lead to one database, and its key is dear to hash. */
  private volatile @Nullable Known known;

  private ConnectionWrapper(
      Catalog catalog,
      Visibility visibility,
      HintPolicy hints,
      UnwrapPolicy unwrapping,
      Optional<String> actor) {
    this.catalog = catalog;
    this.visibility = visibility;
    this.hints = hints;
    this.unwrapping = unwrapping;
    this.actor = actor;
  }

  /**
   * Validates settings and reads their catalog.
   *
   * @throws SQLException SD005 when either is invalid
   */
  static ConnectionWrapper of(Map<DriverSetting, String> settings) throws SQLException {
    Optional<String> key = Optional.ofNullable(settings.get(DriverSetting.BYPASS_KEY));
    if (key.isPresent() && key.get().isEmpty()) {
      throw SqlErrors.invalidConfiguration(
          "softdelete.bypass.key is empty. Instead: leave it out, or give hints a key to carry.");
    }
    return new ConnectionWrapper(
        CatalogSource.read(settings),
        Visibility.valueOf(constant(settings, DriverSetting.VISIBILITY)),
        new HintPolicy(constant(settings, DriverSetting.BYPASS).equals("ALLOW"), key),
        UnwrapPolicy.valueOf(constant(settings, DriverSetting.UNWRAP)),
        Optional.ofNullable(settings.get(DriverSetting.ACTOR)).filter(text -> !text.isBlank()));
  }

  UnwrapPolicy unwrapping() {
    return unwrapping;
  }

  /** The choices are spelled like the constants, but for case and hyphens. */
  private static String constant(Map<DriverSetting, String> settings, DriverSetting setting)
      throws SQLException {
    String value = settings.getOrDefault(setting, setting.defaultValue());
    return setting.checked(value).toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /**
   * Wraps a connection; closes it when that fails.
   *
   * @param delegate the connection of the database's own driver, or of a pool
   * @param url what the metadata gives for a URL; empty for the delegate's
   */
  Connection wrap(Connection delegate, Optional<String> url) throws SQLException {
    try {
      Database database = Database.of(delegate.getMetaData());
      RewriteSession session =
          new RewriteSession(configuration(database), delegate, database, actor);
      return new SoftDeleteConnection(delegate, session, unwrapping, url);
    } catch (SchemaUnavailable e) {
      try (delegate) {
        throw e.failure();
      }
    } catch (SQLException | RuntimeException | Error e) {
      try (delegate) {
        throw e;
      }
    }
  }

  private Configuration configuration(Database database) throws SQLException {
    Known last = known;
    if (last == null || !last.fits(database)) {
      RewriterSettings settings =
          new RewriterSettings(catalog, database.dialect(), database.folding(), visibility, hints);
      requireAssignable(settings);
      last = new Known(database, Configuration.of(settings, database.product()));
      known = last;
    }
    return last.configuration();
  }

  /** Only the database tells whether assignments see the row as it was. */
  private static void requireAssignable(RewriterSettings settings) throws SQLException {
    for (TablePolicy policy : settings.catalog().tables()) {
      if (policy.deletion() instanceof Deletion.Soft soft) {
        List<Identifier> circle = Assignments.circle(soft, settings);
        if (!circle.isEmpty()) {
          throw SqlErrors.invalidConfiguration(
              "The catalog sets columns of %s by each other's old values: %s. This database assigns one after the other. Instead: let one of them not depend on the others."
                  .formatted(policy.name(), circle));
        }
      }
    }
  }

  private record Known(Database database, Configuration configuration) {
    boolean fits(Database other) {
      return database.dialect() == other.dialect() && database.folding() == other.folding();
    }
  }
}
