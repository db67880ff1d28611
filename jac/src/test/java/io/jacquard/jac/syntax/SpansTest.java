package io.jacquard.jac.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.jac.source.Source;
import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.tree.Expr;
import io.jacquard.jac.syntax.tree.Stmt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A node's span covers exactly its text, blanks and comments around it left out. */
class SpansTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a + b  ; | a + b
          f(1, x = 2) # c |
          a . b ?. c ; | a . b ?. c
          [ 1, 2 ] ; | [ 1, 2 ]
          not a  ; | not a
          lambda x: int : x ; | lambda x: int : x
          a  if b else c ; | a  if b else c
          [ a --> (?:T) ] [0] ; | [ a --> (?:T) ] [0]
          root  spawn W( ) ; | root  spawn W( )
          x  (?a == 1) ; | x  (?a == 1)
          "a"  'b' ; | "a"  'b'
          f"{ a }" ; | f"{ a }"
          <p>it's { x }</p> ; | <p>it's { x }</p>
          """)
  void anExpressionCoversItsText(String text, String covered) {
    Source source = new Source("a.jac", "with entry { " + text + "\n; }");
    Stmt.Entry entry = (Stmt.Entry) Parser.parse(source).module().body().getFirst();
    Span span = ((Stmt.ExprStmt) entry.body().getFirst()).value().span();

    String expected = covered == null ? "f(1, x = 2)" : covered;
    assertThat(source.text().substring(span.start(), span.end())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"walker  W { }, W", "async def  f { }, f", "obj:pub  A;, A", "enum  E { X }, E"})
  void aDeclarationKnowsWhereItsNameStands(String text, String name) {
    Source source = new Source("a.jac", text);
    Span span =
        switch (Parser.parse(source).module().body().getFirst()) {
          case Stmt.Archetype archetype -> archetype.nameSpan();
          case Stmt.Function function -> function.nameSpan();
          case Stmt.EnumDeclaration declaration -> declaration.nameSpan();
          case Stmt other -> other.span();
        };

    assertThat(source.text().substring(span.start(), span.end())).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"a.bc, bc", "a?.bc, bc", "f( key = 1 ), key"})
  void anAttributeAndAnArgumentKnowWhereTheirNamesStand(String text, String name) {
    Source source = new Source("a.jac", "with entry { " + text + "; }");
    Stmt.Entry entry = (Stmt.Entry) Parser.parse(source).module().body().getFirst();
    Span span =
        switch (((Stmt.ExprStmt) entry.body().getFirst()).value()) {
          case Expr.Attribute attribute -> attribute.nameSpan();
          case Expr.Call call -> ((Expr.Argument.Keyword) call.arguments().getFirst()).nameSpan();
          case Expr other -> other.span();
        };

    assertThat(source.text().substring(span.start(), span.end())).isEqualTo(name);
  }
}
