package io.softdelete.cli.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Explanations for programs: an array with one object for each statement. */
final class JsonReport {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonReport() {}

  static String of(List<Explained> explained) {
    ArrayNode statements = NODES.arrayNode();
    for (Explained statement : explained) {
      ObjectNode node = statements.addObject();
      node.put("number", statement.number());
      node.put("line", statement.line());
      node.put("sql", statement.sql());
      node.put("outcome", statement.outcome().name());
      put(node, statement.outcome());
      statement.impact().ifPresent(impact -> put(node.putObject("impact"), impact));
      if (!statement.plans().isEmpty()) {
        ArrayNode plans = node.putArray("plans");
        statement.plans().forEach(plan -> put(plans.addObject(), plan));
      }
    }
    return statements.toPrettyString();
  }

  private static void put(ObjectNode node, Outcome outcome) {
    if (outcome instanceof Outcome.Rewritten rewritten) {
      node.put("sent", rewritten.sent().sql());
    } else if (outcome instanceof Outcome.InSteps steps) {
      node.put("sent", steps.sql());
    } else if (outcome instanceof Outcome.Refused refused) {
      node.put("sqlState", refused.sqlState());
      node.put("message", refused.message());
    } else if (outcome instanceof Outcome.Unknown unknown) {
      node.put("dependsOn", unknown.question());
    }
  }

  private static void put(ObjectNode node, Impact impact) {
    if (impact instanceof Impact.Unknown unknown) {
      node.put("unknown", unknown.reason());
    } else if (impact instanceof Impact.Counted counted) {
      ArrayNode rows = node.putArray("rows");
      counted.rows().forEach(row -> put(rows.addObject(), row));
      ArrayNode blocked = node.putArray("blocked");
      counted.blocked().forEach(key -> put(blocked.addObject(), key));
    }
  }

  private static void put(ObjectNode node, ImpactRow row) {
    node.put("table", row.table());
    node.put("action", row.action());
    node.put("audited", row.audited());
    node.put("rows", row.rows());
    row.foreignKey().ifPresent(key -> node.put("foreignKey", key));
    node.put("lockedBy", row.lock());
    node.put("keptUntil", row.kept());
  }

  private static void put(ObjectNode node, BlockedKey key) {
    node.put("foreignKey", key.foreignKey());
    node.put("table", key.table());
    node.put("references", key.references());
    node.put("rule", key.rule());
    node.put("rows", key.rows());
  }

  private static void put(ObjectNode node, QueryPlan plan) {
    node.put("of", plan.of());
    node.put("plan", String.join("\n", plan.lines()));
    plan.indexes().forEach(node.withArray("indexes")::add);
  }
}
