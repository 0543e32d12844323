package io.softdelete.jdbc.execute;

import io.softdelete.rewriter.Attribution;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who acts on one connection, and why. The nearest that says so counts: the thread's scope, the
 * statement's hint, the connection's client info, the setting, the database user. Thread-safe, but
 * for asking the database.
 */
public final class AttributionSources {
  /** The client info for who acts. */
  public static final String ACTOR = "softdelete.actor";

  /** The client info for why. */
  public static final String REASON = "softdelete.reason";

  private final Connection delegate;
  private final Attribution setting;
  private volatile Attribution clientInfo = Attribution.NONE;
  private volatile @Nullable String user;

  AttributionSources(Connection delegate, Optional<String> actor) {
    this.delegate = delegate;
    this.setting = new Attribution(actor, Optional.empty());
  }

  /** What the client info says. */
  public Attribution clientInfo() {
    return clientInfo;
  }

  /** Replaces what the client info says. */
  public void clientInfo(Attribution attribution) {
    clientInfo = attribution;
  }

  /** What is said by all but the database user. */
  Attribution said(Attribution hinted) {
    return AttributionScope.current().or(hinted).or(clientInfo).or(setting);
  }

  /** The database user, asked once. */
  String user() throws SQLException {
    String known = user;
    if (known == null) {
      String asked = delegate.getMetaData().getUserName();
      known = asked == null ? "" : asked;
      user = known;
    }
    return known;
  }
}
