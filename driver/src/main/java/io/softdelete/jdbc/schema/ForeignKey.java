package io.softdelete.jdbc.schema;

/**
 * A foreign key of the live schema, all names as the database spells them. Immutable.
 *
 * @param name the constraint
 * @param childSchema the schema of the table that has the key
 * @param child the table that has the key
 * @param parentSchema the schema of the table that it leads to
 * @param parent the table that it leads to
 * @param onDelete what the deletion of a parent row does
 */
public record ForeignKey(
    String name,
    String childSchema,
    String child,
    String parentSchema,
    String parent,
    DeleteRule onDelete) {
  /** What the deletion of a parent row does to the rows that refer to it. */
  public enum DeleteRule {
    /** They are deleted. */
    CASCADE,
    /** Their key becomes NULL. */
    SET_NULL,
    /** Their key becomes its default. */
    SET_DEFAULT,
    /** It fails. */
    REFUSED;

    /** The rule as standard SQL spells it, in any case. */
    static DeleteRule of(String sql) {
      return switch (sql.charAt(0) == 'S' ? sql : sql.substring(0, 1)) {
        case "C" -> CASCADE;
        case "SET NULL" -> SET_NULL;
        case "SET DEFAULT" -> SET_DEFAULT;
        default -> REFUSED;
      };
    }

    /** Whether rows of the child change, unseen by this driver. */
    boolean changesChildren() {
      return this != REFUSED;
    }

    @Override
    public String toString() {
      return this == REFUSED ? "ON DELETE RESTRICT" : "ON DELETE " + name().replace('_', ' ');
    }
  }
}
