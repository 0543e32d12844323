package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.JoinTree;
import io.softdelete.rewriter.parse.QueryBlock;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The tokens of a query block, with the sub-queries in it, and the names that its FROM clause gives
 * to them. Immutable.
 *
 * @param first the first token
 * @param last the last token
 * @param names the names, as the database knows them
 */
record NameScope(int first, int last, List<Name> names) {
  /**
   * What columns may be qualified with.
   *
   * @param token where it stands
   * @param name the name of a table, or an alias
   * @param schema the schema of a table without an alias, if the statement says it
   */
  record Name(int token, String name, Optional<String> schema) {
    /** Whether another one can't be told from it. */
    boolean mayBeMeantBy(Name other) {
      return other.token != token
          && other.name.equals(name)
          && (schema.isEmpty() || other.schema.isEmpty() || other.schema.equals(schema));
    }
  }

  NameScope {
    names = List.copyOf(names);
  }

  /** The blocks of a statement. */
  static List<NameScope> of(Work work, List<Finding> findings) {
    List<NameScope> scopes = new ArrayList<>();
    for (Finding finding : findings) {
      if (finding instanceof Finding.Query query) {
        scopes.add(of(work, query.block()));
      } else if (finding instanceof Finding.Update update) {
        scopes.add(of(work, update.block()));
      } else if (finding instanceof Finding.Delete delete) {
        scopes.add(of(work, delete.block()));
      } else if (finding instanceof Finding.MultiDelete delete) {
        scopes.add(of(work, delete.block()));
      } else if (finding instanceof Finding.Merge merge) {
        scopes.add(
            of(
                work,
                List.of(new JoinTree.Table(merge.target()), merge.source()),
                merge.onFirst() - 1));
      }
    }
    return scopes;
  }

  private static NameScope of(Work work, QueryBlock block) {
    return of(work, block.from(), block.last());
  }

  /** The block around a token that stands at its own depth, behind its first word. */
  private static NameScope of(Work work, List<JoinTree> from, int within) {
    return new NameScope(
        first(work.tokens(), within), last(work.tokens(), within), names(work, from));
  }

  /** The names that a FROM clause gives. */
  static List<Name> names(Work work, List<JoinTree> from) {
    List<Name> names = new ArrayList<>();
    from.forEach(item -> collect(work, item, names));
    return names;
  }

  private static int first(Tokens tokens, int within) {
    int i = within;
    while (i > 0 && !begins(tokens, i)) {
      i = tokens.is(i, TokenKind.CLOSE) ? tokens.partner(i) - 1 : i - 1;
    }
    return i;
  }

  private static boolean begins(Tokens tokens, int token) {
    return tokens.is(token, TokenKind.OPEN)
        || tokens.is(token, TokenKind.SEMICOLON)
        || switch (tokens.keyword(token)) {
          case SELECT, UPDATE, DELETE, MERGE -> !tokens.is(token - 1, TokenKind.DOT);
          default -> false;
        };
  }

  private static int last(Tokens tokens, int within) {
    int i = within + 1;
    while (i < tokens.size() && !ends(tokens, i)) {
      i = tokens.is(i, TokenKind.OPEN) ? tokens.partner(i) + 1 : i + 1;
    }
    return i - 1;
  }

  private static boolean ends(Tokens tokens, int token) {
    return tokens.is(token, TokenKind.CLOSE)
        || tokens.is(token, TokenKind.SEMICOLON)
        || tokens.is(token, Keyword.UNION)
        || tokens.is(token, Keyword.INTERSECT)
        || tokens.is(token, Keyword.EXCEPT)
        || tokens.is(token, Keyword.MINUS);
  }

  /** Chains of joins may be longer than the stack is deep. */
  private static void collect(Work work, JoinTree all, List<Name> names) {
    Deque<JoinTree> open = new ArrayDeque<>();
    open.push(all);
    while (!open.isEmpty()) {
      JoinTree item = open.pop();
      if (item instanceof JoinTree.Table table) {
        TableReference reference = table.reference();
        if (reference.alias() >= 0) {
          add(work, reference.alias(), names);
        } else {
          names.add(new Name(reference.nameLast(), work.table(reference), work.schema(reference)));
        }
      } else if (item instanceof JoinTree.Derived derived) {
        add(work, derived.alias(), names);
      } else if (item instanceof JoinTree.Aliased aliased && aliased.alias() >= 0) {
        add(work, aliased.alias(), names);
      } else if (item instanceof JoinTree.Aliased aliased) {
        open.push(aliased.inner());
      } else if (item instanceof JoinTree.Join join) {
        open.push(join.right());
        open.push(join.left());
      }
    }
  }

  private static void add(Work work, int alias, List<Name> names) {
    if (alias >= 0) {
      String name = work.tables().canonical(work.tokens(), alias);
      names.add(new Name(alias, name, Optional.empty()));
    }
  }

  /** Whether another block lies in this one. */
  boolean surrounds(NameScope other) {
    return !other.equals(this) && contains(other.first) && contains(other.last);
  }

  boolean contains(int token) {
    return first <= token && token <= last;
  }

  int length() {
    return last - first;
  }

  /** Whether its FROM clause has a name at a token. */
  boolean names(int token) {
    return names.stream().anyMatch(name -> name.token == token);
  }

  /** What has a name here, but for what stands at a token. */
  Optional<Name> find(String name, int butAt) {
    return names.stream()
        .filter(found -> found.token != butAt && found.name.equals(name))
        .findFirst();
  }
}
