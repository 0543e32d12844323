package io.softdelete.cli.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Findings for programs: an array with one object for each. */
final class FindingsJson {
  private FindingsJson() {}

  static String of(List<Finding> findings) {
    ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
    for (Finding finding : findings) {
      ObjectNode node = nodes.addObject();
      node.put("severity", finding.severity().toString());
      node.put("rule", finding.rule());
      node.put("table", finding.table());
      node.put("what", finding.what());
      node.put("why", finding.why());
      ArrayNode fix = node.putArray("fix");
      finding.fix().forEach(fix::add);
    }
    return nodes.toPrettyString();
  }
}
