package io.softdelete.cli.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The demo: makes the shop, runs every step, and leaves nothing behind. */
final class Demo {
  /** Kept, since a logger that nobody holds forgets its level. */
  private static final Logger DRIVER_LOG = Logger.getLogger("io.softdelete.jdbc");

  private final DemoServer server;
  private final Report report;

  Demo(DemoServer server, Report report) {
    this.server = server;
    this.report = report;
  }

  void run() throws SQLException {
    // A bypass is logged, as it should be; here the line would stand amid the report.
    DRIVER_LOG.setLevel(Level.WARNING);
    try (Connection plain = server.plain();
        ShopSchema shop = ShopSchema.create(plain, server.database());
        Connection softDelete = server.softDelete()) {
      report.begin(server);
      StepRunner runner = new StepRunner(softDelete, plain, server.database());
      int number = 0;
      for (Chapter chapter : Chapter.all()) {
        report.chapter(chapter.title());
        for (Step step : chapter.steps()) {
          number++;
          report.step(number, runner.run(step));
        }
      }
    }
    report.end();
  }
}
