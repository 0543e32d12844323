package io.softdelete.jdbc.schema;

import java.util.List;

/**
 * A foreign key of the live schema, all names as the database spells them. Immutable.
 *
 * @param name the constraint
 * @param child the table that has the key
 * @param childColumns its columns
 * @param parent the table that it leads to
 * @param parentColumns the columns that these refer to, in the same order
 * @param onDelete what the deletion of a parent row does
 * @param written the columns that SET NULL or SET DEFAULT writes
 * @param deferred whether it is checked at the end of the transaction
 */
public record ForeignKey(
    String name,
    TableName child,
    List<String> childColumns,
    TableName parent,
    List<String> parentColumns,
    DeleteRule onDelete,
    List<String> written,
    boolean deferred) {
  /** Copies the lists. */
  public ForeignKey {
    childColumns = List.copyOf(childColumns);
    parentColumns = List.copyOf(parentColumns);
    written = List.copyOf(written);
  }

  /** What the deletion of a parent row does to the rows that refer to it. */
  public enum DeleteRule {
    /** They are deleted. */
    CASCADE,
    /** Their key becomes NULL. */
    SET_NULL,
    /** Their key becomes its default. */
    SET_DEFAULT,
    /** It fails. */
    RESTRICT,
    /** It fails, unless they are gone by the time of the check. */
    NO_ACTION;

    /** The rule as standard SQL spells it. */
    static DeleteRule of(String sql) {
      return valueOf(sql.replace(' ', '_'));
    }

    /** Whether rows of the child change, unseen by this driver. */
    public boolean changesChildren() {
      return this == CASCADE || writesChildren();
    }

    /** Whether the children's key is overwritten. */
    public boolean writesChildren() {
      return this == SET_NULL || this == SET_DEFAULT;
    }

    @Override
    public String toString() {
      return "ON DELETE " + name().replace('_', ' ');
    }
  }
}
