package io.softdelete.jdbc.execute;

import io.softdelete.catalog.Audit;
import io.softdelete.catalog.Catalog;
import io.softdelete.rewriter.Attribution;
import io.softdelete.rewriter.Binding;
import io.softdelete.rewriter.Parameter;
import io.softdelete.rewriter.Parameter.Form;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One deletion while it is carried out: it has one id, however many statements and tables it takes.
 * Thread-safe.
 */
public final class Deleting {
  private final UUID operation;
  private final AttributionSources sources;
  private final Set<Audit.Requirement> required;

  /** What the text itself says: steps of it that reach other tables carry no hint. */
  private final Attribution hinted;

  /** Whether its rows are those that foreign keys led to. */
  private final boolean cascade;

  private Deleting(
      UUID operation,
      AttributionSources sources,
      Set<Audit.Requirement> required,
      Attribution hinted,
      boolean cascade) {
    this.operation = operation;
    this.sources = sources;
    this.required = required;
    this.hinted = hinted;
    this.cascade = cascade;
  }

  /** What a text does that reaches an audited table as it is written. */
  static Deleting bypassing(RewrittenText text, AttributionSources sources, Catalog catalog) {
    return new Deleting(
        UUID.randomUUID(),
        sources,
        catalog.audit().map(Audit::require).orElse(Set.of()),
        text.hinted().stream().reduce(Attribution.NONE, Attribution::or),
        false);
  }

  /** The same deletion, of the rows that foreign keys lead to. */
  Deleting cascading() {
    return new Deleting(operation, sources, required, hinted, true);
  }

  /** The deletion that a text carries out. */
  static Deleting by(RewrittenText text, AttributionSources sources, Catalog catalog) {
    boolean audited =
        text.deletes().stream().anyMatch(table -> table.policy().audit())
            || text.steps().filter(Operation::audited).isPresent();
    return new Deleting(
        UUID.randomUUID(),
        sources,
        audited
            ? catalog.audit().map(Audit::require).orElse(Set.of())
            : EnumSet.noneOf(Audit.Requirement.class),
        text.hinted().stream().reduce(Attribution.NONE, Attribution::or),
        false);
  }

  /**
   * Binds the parameters of ours in a text.
   *
   * @throws SQLException SD004 when the catalog requires a reason or an actor and nobody says so
   */
  public void bind(PreparedStatement statement, List<Binding> bindings) throws SQLException {
    for (Binding binding : bindings) {
      Parameter parameter = binding.parameter();
      Attribution said = said(parameter.hinted().or(hinted));
      switch (parameter.placeholder()) {
        case ACTOR ->
            statement.setString(
                binding.position(), said.actor().isPresent() ? said.actor().get() : sources.user());
        case REASON -> text(statement, binding.position(), said.reason());
        case DELETED -> statement.setString(binding.position(), cascade ? "CASCADE" : "DELETE");
        case ARCHIVED -> statement.setString(binding.position(), cascade ? "CASCADE" : "ARCHIVE");
        case OPERATION -> operation(statement, binding.position(), parameter.form());
      }
    }
  }

  private Attribution said(Attribution hint) throws SQLException {
    Attribution said = sources.said(hint);
    require(said.actor(), Audit.Requirement.ACTOR, "actor");
    require(said.reason(), Audit.Requirement.REASON, "reason");
    return said;
  }

  private void require(Optional<String> value, Audit.Requirement requirement, String name)
      throws SQLException {
    if (required.contains(requirement) && value.filter(text -> !text.isBlank()).isEmpty()) {
      throw SqlErrors.missing(
          "The catalog requires "
              + (name.equals("actor") ? "an actor" : "a reason")
              + " for this deletion (audit.require), and none is given. Instead: open"
              + " SoftDelete.as(actor, reason), set the client info softdelete."
              + name
              + ", or write /* softdelete:"
              + name
              + "='…' */.");
    }
  }

  private static void text(PreparedStatement statement, int position, Optional<String> text)
      throws SQLException {
    if (text.isPresent()) {
      statement.setString(position, text.get());
    } else {
      statement.setNull(position, Types.VARCHAR);
    }
  }

  private void operation(PreparedStatement statement, int position, Form form) throws SQLException {
    if (form == Form.TEXT) {
      statement.setString(position, operation.toString());
    } else {
      ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
      bytes.putLong(operation.getMostSignificantBits());
      bytes.putLong(operation.getLeastSignificantBits());
      statement.setBytes(position, bytes.array());
    }
  }
}
