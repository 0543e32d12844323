package io.softdelete.cli.ddl;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A migration for programs: an object with its statements and remarks. */
final class MigrationJson {
  private MigrationJson() {}

  static String of(Migration migration) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode statements = root.putArray("statements");
    for (Change change : migration.changes()) {
      ObjectNode node = statements.addObject();
      node.put("purpose", change.purpose());
      node.put("sql", change.sql());
      node.put("inTransaction", change.mode() != Change.Mode.ALONE);
    }
    ArrayNode remarks = root.putArray("remarks");
    migration.remarks().forEach(remarks::add);
    return root.toPrettyString();
  }
}
