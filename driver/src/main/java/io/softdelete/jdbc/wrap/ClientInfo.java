package io.softdelete.jdbc.wrap;

import io.softdelete.jdbc.execute.AttributionSources;
import io.softdelete.rewriter.Attribution;
import java.sql.ClientInfoStatus;
import java.sql.Connection;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The client info of a connection (JDBC 4.3 §9.7.1): the delegate's, but for who acts and why,
 * which it never sees. As thread-safe as the delegate.
 */
record ClientInfo(Connection delegate, AttributionSources sources) {
  private static final String PREFIX = "softdelete.";

  void set(String name, @Nullable String value) throws SQLClientInfoException {
    if (name == null || !name.startsWith(PREFIX)) {
      delegate.setClientInfo(name, value);
      return;
    }
    requireOpen(name);
    Optional<String> text = Optional.ofNullable(value).filter(given -> !given.isBlank());
    Attribution before = sources.clientInfo();
    switch (name) {
      case AttributionSources.ACTOR -> sources.clientInfo(new Attribution(text, before.reason()));
      case AttributionSources.REASON -> sources.clientInfo(new Attribution(before.actor(), text));
      default -> throw unknown(name);
    }
  }

  private void requireOpen(String name) throws SQLClientInfoException {
    try {
      if (delegate.isClosed()) {
        throw new SQLClientInfoException(
            "The connection is closed", "08003", Map.of(name, ClientInfoStatus.REASON_UNKNOWN));
      }
    } catch (SQLClientInfoException e) {
      throw e;
    } catch (SQLException e) {
      throw new SQLClientInfoException(Map.of(name, ClientInfoStatus.REASON_UNKNOWN), e);
    }
  }

  /** Properties that aren't in the list are cleared, ours too. */
  void set(@Nullable Properties properties) throws SQLClientInfoException {
    if (properties == null) {
      // What that means is the delegate's to say.
      delegate.setClientInfo(null);
      return;
    }
    Properties rest = new Properties();
    for (String name : properties.stringPropertyNames()) {
      if (!name.startsWith(PREFIX)) {
        rest.setProperty(name, properties.getProperty(name));
      } else if (!name.equals(AttributionSources.ACTOR)
          && !name.equals(AttributionSources.REASON)) {
        throw unknown(name);
      }
    }
    delegate.setClientInfo(rest);
    sources.clientInfo(
        new Attribution(
            said(properties, AttributionSources.ACTOR),
            said(properties, AttributionSources.REASON)));
  }

  private static Optional<String> said(Properties properties, String name) {
    return Optional.ofNullable(properties.getProperty(name)).filter(given -> !given.isBlank());
  }

  @Nullable String get(String name) throws SQLException {
    if (AttributionSources.ACTOR.equals(name)) {
      return sources.clientInfo().actor().orElse(null);
    }
    return AttributionSources.REASON.equals(name)
        ? sources.clientInfo().reason().orElse(null)
        : delegate.getClientInfo(name);
  }

  Properties get() throws SQLException {
    Properties all = new Properties();
    Properties given = delegate.getClientInfo();
    if (given != null) {
      given.stringPropertyNames().forEach(name -> all.setProperty(name, given.getProperty(name)));
    }
    Attribution ours = sources.clientInfo();
    ours.actor().ifPresent(actor -> all.setProperty(AttributionSources.ACTOR, actor));
    ours.reason().ifPresent(reason -> all.setProperty(AttributionSources.REASON, reason));
    return all;
  }

  private static SQLClientInfoException unknown(String name) {
    return new SQLClientInfoException(
        "Unknown client info '" + name + "': known are softdelete.actor and softdelete.reason.",
        "SD005",
        Map.of(name, ClientInfoStatus.REASON_UNKNOWN_PROPERTY));
  }
}
