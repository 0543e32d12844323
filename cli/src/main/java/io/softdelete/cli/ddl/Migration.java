package io.softdelete.cli.ddl;

import io.softdelete.cli.schema.Registration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a live schema lacks to fit its catalog. Immutable.
 *
 * @param changes the statements, in an order that is safe
 * @param remarks what has to be decided by somebody
 */
public record Migration(List<Change> changes, List<String> remarks) {
  /** Copies the lists. */
  public Migration {
    changes = List.copyOf(changes);
    remarks = List.copyOf(remarks);
  }

  /** The migration for a schema as it is now; without changes when nothing is missing. */
  public static Migration of(Registration registration, DdlWishes wishes) {
    Builder builder = new Builder();
    List<Part> parts = new ArrayList<>();
    parts.add(new AuditTablePart());
    parts.add(new ArchivePart());
    parts.add(new ColumnPart());
    parts.add(new KeyPart(wishes));
    parts.add(new PurgeIndexPart(wishes));
    if (wishes.views()) {
      parts.add(new ViewPart());
    }
    if (wishes.guards()) {
      parts.add(new GuardPart());
    }
    wishes.otherRole().ifPresent(role -> parts.add(new PolicyPart(role)));
    parts.forEach(part -> part.addTo(builder, registration));
    return builder.build();
  }

  /** Collects the statements. Not thread-safe. */
  static final class Builder {
    private final List<Change> changes = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    Builder() {}

    void add(Change change) {
      changes.add(change);
    }

    void remark(String remark) {
      remarks.add(remark);
    }

    Migration build() {
      return new Migration(
          changes.stream().distinct().sorted(Comparator.comparing(Change::phase)).toList(),
          remarks);
    }
  }
}
