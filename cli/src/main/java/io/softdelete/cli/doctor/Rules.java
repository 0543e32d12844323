package io.softdelete.cli.doctor;

import io.softdelete.cli.doctor.rule.ActiveIndex;
import io.softdelete.cli.doctor.rule.ArchiveDrift;
import io.softdelete.cli.doctor.rule.AuditKey;
import io.softdelete.cli.doctor.rule.AuditTable;
import io.softdelete.cli.doctor.rule.CodeDeletes;
import io.softdelete.cli.doctor.rule.CodeReads;
import io.softdelete.cli.doctor.rule.DeferredKey;
import io.softdelete.cli.doctor.rule.DeleteTrigger;
import io.softdelete.cli.doctor.rule.ForeignKeyAction;
import io.softdelete.cli.doctor.rule.ForgottenMarker;
import io.softdelete.cli.doctor.rule.GuardedParent;
import io.softdelete.cli.doctor.rule.HeldKey;
import io.softdelete.cli.doctor.rule.HeldPrimaryKey;
import io.softdelete.cli.doctor.rule.KeyEnforcesNothing;
import io.softdelete.cli.doctor.rule.MarkerDefault;
import io.softdelete.cli.doctor.rule.MarkerNull;
import io.softdelete.cli.doctor.rule.MissingColumn;
import io.softdelete.cli.doctor.rule.MissingTable;
import io.softdelete.cli.doctor.rule.NaturalJoin;
import io.softdelete.cli.doctor.rule.NoRetention;
import io.softdelete.cli.doctor.rule.PersonalColumns;
import io.softdelete.cli.doctor.rule.PhysicalDeletes;
import io.softdelete.cli.doctor.rule.PurgeIndex;
import io.softdelete.cli.doctor.rule.RefusedKey;
import io.softdelete.cli.doctor.rule.RowSecurityRefuses;
import io.softdelete.cli.doctor.rule.UnregisteredChild;
import java.util.Comparator;
import java.util.List;

/** All rules. */
final class Rules {
  static final List<Rule> ALL =
      List.of(
          new MissingTable(),
          new MissingColumn(),
          new MarkerNull(),
          new MarkerDefault(),
          new ForgottenMarker(),
          new HeldKey(),
          new HeldPrimaryKey(),
          new KeyEnforcesNothing(),
          new ActiveIndex(),
          new PurgeIndex(),
          new ArchiveDrift(),
          new ForeignKeyAction(),
          new GuardedParent(),
          new RefusedKey(),
          new UnregisteredChild(),
          new DeferredKey(),
          new CodeReads(),
          new CodeDeletes(),
          new DeleteTrigger(),
          new NaturalJoin(),
          new RowSecurityRefuses(),
          new NoRetention(),
          new PersonalColumns(),
          new AuditTable(),
          new AuditKey(),
          new PhysicalDeletes());

  static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::severity)
          .reversed()
          .thenComparing(Finding::table)
          .thenComparing(Finding::rule);

  private Rules() {}
}
