package io.softdelete.cli.schema;

import java.util.List;

/**
 * PostgreSQL's row-level security of a table. Immutable.
 *
 * @param enabled whether its policies count
 * @param policies the policies that hold for everybody or for the user that asked
 */
public record RowSecurity(boolean enabled, List<Policy> policies) {
  /** Everybody sees every row. */
  public static final RowSecurity NONE = new RowSecurity(false, List.of());

  /** Copies the list. */
  public RowSecurity {
    policies = List.copyOf(policies);
  }

  /**
   * One policy. Immutable.
   *
   * @param name its name
   * @param command {@code ALL}, {@code SELECT}, {@code UPDATE} …
   * @param permissive whether it allows, else it only restricts
   * @param using what rows it shows; empty for none of its own
   * @param check what new rows it takes; empty for what {@code using} says
   */
  public record Policy(
      String name, String command, boolean permissive, String using, String check) {
    /** Whether it has a say when such a command runs. */
    public boolean concerns(String other) {
      return command.equals("ALL") || command.equals(other);
    }
  }
}
