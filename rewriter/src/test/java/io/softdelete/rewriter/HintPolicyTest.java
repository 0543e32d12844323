package io.softdelete.rewriter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HintPolicyTest {
  private static final HintPolicy KEYED = new HintPolicy(true, Optional.of("s3cret"));

  private final Session session = new TestCatalog.PlainSession();

  @Test
  void deniedBypassIsRefused() {
    Rewriter rewriter = TestCatalog.rewriter(Dialect.H2, new HintPolicy(false, Optional.empty()));
    for (String hint : new String[] {"bypass", "with-deleted", "only-deleted"}) {
      refuses(rewriter, "/* softdelete:" + hint + " */ SELECT * FROM users", "denied");
      refuses(rewriter, "/* softdelete:" + hint + " */ SELECT 1", "denied");
    }
    refuses(rewriter, "SELECT * FROM users /* softdelete:with-deleted */", "denied");
    assertThat(rewriter.rewrite("/* softdelete:actor='a' */ SELECT 1", session).sqlFor("x"))
        .isEqualTo("x");
  }

  @Test
  void aMissingOrWrongKeyIsRefusedAndNeverShown() {
    Rewriter rewriter = TestCatalog.rewriter(Dialect.H2, KEYED);
    refuses(rewriter, "/* softdelete:bypass */ DELETE FROM users", "lacks the key");
    refuses(rewriter, "/* softdelete:actor='a' */ DELETE FROM users", "lacks the key");
    assertThatThrownBy(
            () ->
                rewriter.rewrite("/* softdelete:bypass key='s3cre' */ DELETE FROM users", session))
        .hasMessageContaining("lacks the key")
        .hasMessageNotContaining("s3cre");
    assertThatThrownBy(
            () ->
                rewriter.rewrite(
                    "/* softdelete:with-deleted key='s3cret' */ SELECT * FROM users WHERE (",
                    session))
        .hasMessageContaining("never closed")
        .hasMessageNotContaining("s3cret");
    assertThat(KEYED.toString()).doesNotContain("s3cret");
  }

  @Test
  void theRightKeyIsBlankedAndTheTextIsNotCached() {
    Rewriter rewriter = TestCatalog.rewriter(Dialect.H2, KEYED);
    Rewrite bypass =
        rewriter.rewrite("/* softdelete:bypass key='s3cret' */ DELETE FROM users", session);
    assertThat(bypass.sqlFor("")).isEqualTo("/* softdelete:bypass key='' */ DELETE FROM users");
    assertThat(bypass.bypassed()).isTrue();
    assertThat(bypass.cacheable()).isFalse();
    Rewrite table =
        rewriter.rewrite(
            "SELECT * FROM users /* softdelete:with-deleted key='s3cret' */ u, orders", session);
    assertThat(table.sqlFor(""))
        .isEqualTo(
            "SELECT * FROM users /* softdelete:with-deleted key='' */ u, orders"
                + " WHERE orders.deleted_at IS NULL");
    assertThat(table.cacheable()).isFalse();
  }

  private void refuses(Rewriter rewriter, String sql, String message) {
    assertThatThrownBy(() -> rewriter.rewrite(sql, session))
        .isInstanceOfSatisfying(
            UnsupportedSql.class,
            refusal -> assertThat(refusal.reason()).isEqualTo(UnsupportedSql.Reason.NOT_ALLOWED))
        .hasMessageContaining(message);
  }
}
