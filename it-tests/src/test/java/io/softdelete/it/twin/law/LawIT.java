package io.softdelete.it.twin.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.softdelete.it.twin.Call;
import io.softdelete.it.twin.Comparison;
import io.softdelete.it.twin.Database;
import io.softdelete.it.twin.Guild;
import io.softdelete.it.twin.Shop;
import io.softdelete.it.twin.Subject;
import io.softdelete.it.twin.Twin;
import io.softdelete.it.twin.TwinSchema;
import io.softdelete.it.twin.TwinTable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The law on the hand-written cases under {@code law/}. */
final class LawIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final List<String> FILES =
      List.of(
          "joins",
          "subqueries",
          "cte",
          "sets",
          "aggregates",
          "expressions",
          "oddities",
          "insert",
          "update",
          "delete",
          "names",
          "text",
          "parameters",
          "frameworks",
          "postgresql",
          "h2",
          "h2-modes",
          "mariadb",
          "mariadb-forms");
  private static final int LEAST_CASES = 150;

  /** Files whose cases run on {@link Guild}. */
  private static final List<String> GUILD_FILES =
      List.of("upsert", "merge", "revive", "mariadb-keys");

  private static final Map<Place, Twin> DRIVER = new HashMap<>();
  private static final Map<Place, Twin> UNFILTERED = new HashMap<>();

  /** Twins are opened once. */
  private record Place(Database database, boolean guild) {
    Twin open(Subject subject) throws SQLException {
      return Twin.open(
          database, guild ? Guild.schema(database) : Shop.schema(database), subject, TIMEOUT);
    }
  }

  @AfterAll
  static void close() throws SQLException {
    for (Map<Place, Twin> twins : List.of(DRIVER, UNFILTERED)) {
      for (Twin twin : twins.values()) {
        twin.close();
      }
      twins.clear();
    }
  }

  @Test
  void thereAreEnoughCasesOnEachDatabase() {
    for (Database database : Database.values()) {
      assertThat(FILES.stream().flatMap(file -> cases(file, database)).count())
          .as(database.name())
          .isGreaterThanOrEqualTo(LEAST_CASES);
    }
  }

  @TestFactory
  Stream<DynamicNode> eachCaseObeysTheLaw() {
    return nodes(
        (test, place) -> {
          run(DRIVER, Subject.chosen(), test, place, Call.Style.STATEMENT);
          run(DRIVER, Subject.chosen(), test, place, Call.Style.PREPARED);
        });
  }

  /** Without filtering each case must fail, but for those that say why they can't. */
  @TestFactory
  Stream<DynamicNode> eachCaseHasTeeth() {
    return nodes(
        (test, place) -> {
          boolean bites = false;
          try {
            run(UNFILTERED, Subject.PASS_THROUGH, test, place, Call.Style.STATEMENT);
          } catch (Unlawful e) {
            bites = true;
          }
          assertThat(bites).as("fails without the driver").isNotEqualTo(test.toothless());
        });
  }

  private interface Body {
    void accept(LawCase test, Place place) throws SQLException;
  }

  private static Stream<DynamicNode> nodes(Body body) {
    return Stream.of(Database.values())
        .map(
            database ->
                DynamicContainer.dynamicContainer(
                    database.name(),
                    Stream.concat(FILES.stream(), GUILD_FILES.stream())
                        .map(
                            file ->
                                DynamicContainer.dynamicContainer(
                                    file,
                                    cases(file, database)
                                        .map(
                                            test ->
                                                DynamicTest.dynamicTest(
                                                    test.title(),
                                                    () ->
                                                        body.accept(
                                                            test,
                                                            new Place(
                                                                database,
                                                                GUILD_FILES.contains(file)))))))));
  }

  private static Stream<LawCase> cases(String file, Database database) {
    return LawFile.read(TwinSchema.resource("/law/" + file + ".sql")).stream()
        .filter(test -> test.databases().contains(database));
  }

  private static void run(
      Map<Place, Twin> twins, Subject subject, LawCase test, Place place, Call.Style style)
      throws SQLException {
    if (test.commits()) {
      try (Twin twin = place.open(subject)) {
        run(twin, test, style);
      }
      return;
    }
    Twin twin = twins.get(place);
    if (twin == null) {
      twin = place.open(subject);
      twins.put(place, twin);
    }
    for (TwinTable table : twin.tables()) {
      twin.restartNumbers(table);
    }
    twin.rollback();
    try {
      run(twin, test, style);
    } finally {
      twin.rollback();
    }
  }

  private static void run(Twin twin, LawCase test, Call.Style style) throws SQLException {
    for (LawCase.Step step : test.steps()) {
      Call call = step.call();
      if (call.style() == Call.Style.STATEMENT) {
        call = call.withStyle(style);
      }
      Comparison comparison = twin.compare(call, step.revived());
      if (comparison.expected().succeeded() == step.fails()) {
        fail("the case itself is wrong: the twin's statement %s\n%s", comparison.expected(), call);
      }
      if (step.refusable() && comparison.actual().refused()) {
        return;
      }
      if (!step.refusal().isEmpty()
          && comparison.actual().failure().equals(Optional.of(step.refusal()))) {
        return;
      }
      if (!step.refusal().isEmpty() || !comparison.lawful()) {
        throw new Unlawful(
            """
            %s (%s)
            sent:
            %s
            %s\
            """
                .formatted(
                    call.sql(), call.style(), twin.sent(call.sql()), comparison.difference()));
      }
    }
  }

  /** The law doesn't hold. */
  private static final class Unlawful extends AssertionError {
    private static final long serialVersionUID = 1L;

    Unlawful(String message) {
      super(message);
    }
  }
}
