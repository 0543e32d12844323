package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Bind;
import io.softdelete.it.twin.Call;
import io.softdelete.it.twin.Column;
import io.softdelete.it.twin.TwinTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A statement that the generator wrote. Immutable.
 *
 * @param index which one of its seed it is
 * @param template the text with numbered places for references and parameters
 * @param references the registered tables that it names
 * @param parameters what is bound, in several rows for a batch, each by the number of its place
 * @param style through which interface it runs
 * @param ordered whether the order of its rows is fixed
 * @param keys the columns whose generated keys are asked for
 * @param changed the table that it changes; empty for a query
 * @param returned the columns of that table that it returns
 * @param traits what else must be known to run and to judge it
 */
record GeneratedStatement(
    long index,
    String template,
    List<Reference> references,
    List<List<Bind>> parameters,
    Call.Style style,
    boolean ordered,
    List<String> keys,
    Optional<TwinTable> changed,
    List<Column> returned,
    Traits traits) {
  private static final Pattern PLACE = Pattern.compile("‹([rp])(\\d+)›");

  GeneratedStatement {
    references = List.copyOf(references);
    parameters = List.copyOf(parameters);
    keys = List.copyOf(keys);
    returned = List.copyOf(returned);
  }

  /** The numbers of the references that stand in the text: the writer may have dropped a part. */
  List<Integer> standing() {
    return IntStream.range(0, references.size())
        .filter(number -> template.contains("‹r" + number + "›"))
        .boxed()
        .toList();
  }

  /** Those of them that a derived table could stand for: none where rows are changed or locked. */
  List<Integer> wrappable() {
    boolean dividable = traits.passive() && !traits.quiet() && traits.undividable().isEmpty();
    return dividable ? standing() : List.of();
  }

  /** The tables that it names in these roles. */
  Set<TwinTable> tables(Reference.Role... roles) {
    Set<Reference.Role> wanted = Set.of(roles);
    return references.stream()
        .filter(reference -> wanted.contains(reference.role()))
        .map(Reference::table)
        .collect(Collectors.toSet());
  }

  /** Whether it names a table in this role. */
  boolean has(Reference.Role role) {
    return references.stream().anyMatch(reference -> reference.role() == role);
  }

  /** The statement as the generator means it. */
  Call call() {
    return call(number -> references.get(number).written());
  }

  /** The statement with a hint that lets one reference see deleted rows too. */
  Call callWithDeletedAt(int reference) {
    return call(
        number ->
            references.get(number).written()
                + (number == reference ? " /* softdelete:with-deleted */" : ""));
  }

  /**
   * The statement as it would have to be written without the driver, for a query: each reference a
   * derived table of the active rows, but for one that sees them all.
   */
  Call callWithoutDriver(int unfiltered) {
    return call(
        number -> {
          Reference reference = references.get(number);
          if (number == unfiltered) {
            return reference.written();
          }
          return "(SELECT * FROM %s WHERE %s)%s"
              .formatted(
                  reference.written(),
                  reference.table().marker().orElseThrow().active(),
                  reference.aliased() ? "" : " AS " + reference.table().name());
        });
  }

  private Call call(IntFunction<String> written) {
    StringBuilder sql = new StringBuilder();
    List<Integer> order = new ArrayList<>();
    Matcher place = PLACE.matcher(template);
    int copied = 0;
    while (place.find()) {
      sql.append(template, copied, place.start());
      int number = Integer.parseInt(place.group(2));
      if (place.group(1).equals("r")) {
        sql.append(written.apply(number));
      } else {
        sql.append('?');
        order.add(number);
      }
      copied = place.end();
    }
    sql.append(template, copied, template.length());
    List<List<Bind>> bindings = new ArrayList<>();
    for (List<Bind> row : parameters) {
      bindings.add(order.stream().map(row::get).toList());
    }
    return new Call(sql.toString(), bindings, style, ordered, keys);
  }
}
