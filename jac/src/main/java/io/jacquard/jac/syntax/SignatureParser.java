package io.jacquard.jac.syntax;

import static io.jacquard.jac.syntax.lexer.TokenKind.*;

import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.tree.Expr;
import io.jacquard.jac.syntax.tree.Expr.Parameter;
import io.jacquard.jac.syntax.tree.Expr.ParameterKind;
import io.jacquard.jac.syntax.tree.Expr.Signature;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameter lists of functions and lambdas. */
final class SignatureParser {
  private final Cursor c;
  private final ExpressionParser expressions;

  SignatureParser(Cursor cursor, ExpressionParser expressions) {
    this.c = cursor;
    this.expressions = expressions;
  }

  /** {@code (x: int, ..) -> T}, where both parts may be missing. */
  Signature ofFunction() {
    return signature(true);
  }

  Signature ofLambda(LambdaForm form) {
    if (form == LambdaForm.PARENTHESISED) {
      return signature(false);
    }
    List<Parameter> parameters = new ArrayList<>();
    if (c.kind().isWord() || c.at(STAR) || c.at(DOUBLE_STAR)) {
      parameters = parameters(form == LambdaForm.ANNOTATED, false);
    }
    return new Signature(parameters, returnType());
  }

  private Signature signature(boolean typed) {
    List<Parameter> parameters = List.of();
    if (c.at(LPAREN)) {
      int opener = c.start();
      c.advance();
      parameters = parameters(true, typed);
      c.close(RPAREN, opener, "',' or ");
    }
    return new Signature(parameters, returnType());
  }

  private @Nullable Expr returnType() {
    if (!c.accept(ARROW)) {
      return null;
    }
    if (c.at(LBRACE)) {
      throw c.unexpected("expected-type", "expected the type of the result after '->'");
    }
    return expressions.type();
  }

  /**
   * @param annotated a colon starts a type (and not the body of a lambda)
   * @param typed a type must be written
   */
  private List<Parameter> parameters(boolean annotated, boolean typed) {
    List<Parameter> parameters = new ArrayList<>();
    ParameterKind kind = ParameterKind.NORMAL;
    do {
      if (c.at(STAR, COMMA)) {
        c.advance();
        kind = ParameterKind.KEYWORD_ONLY;
      } else if (c.accept(SLASH)) {
        parameters.replaceAll(SignatureParser::positionalOnly);
      } else if (c.kind().isWord() || c.at(STAR) || c.at(DOUBLE_STAR)) {
        Parameter parameter = parameter(kind, annotated, typed);
        parameters.add(parameter);
        if (parameter.kind() == ParameterKind.VAR_POSITIONAL) {
          kind = ParameterKind.KEYWORD_ONLY;
        }
      } else if (c.at(RPAREN)) {
        break;
      } else {
        throw c.unexpected("expected-name", "expected a parameter");
      }
    } while (c.accept(COMMA));
    checkOrder(parameters);
    return parameters;
  }

  private static Parameter positionalOnly(Parameter parameter) {
    return parameter.kind() != ParameterKind.NORMAL
        ? parameter
        : new Parameter(
            parameter.span(),
            ParameterKind.POSITIONAL_ONLY,
            parameter.name(),
            parameter.type(),
            parameter.defaultValue());
  }

  private Parameter parameter(ParameterKind plain, boolean annotated, boolean typed) {
    int start = c.start();
    ParameterKind kind = plain;
    if (c.accept(STAR)) {
      kind = ParameterKind.VAR_POSITIONAL;
    } else if (c.accept(DOUBLE_STAR)) {
      kind = ParameterKind.VAR_KEYWORD;
    }
    Span nameSpan = c.tokenSpan();
    String name = c.name("a parameter name");
    Expr type = annotated && c.accept(COLON) ? expressions.type() : null;
    if (type == null && typed && mustBeTyped(kind, name)) {
      c.report(
          Diagnostic.error(
                  "missing-type", "the parameter '" + name + "' has no type", c.source(), nameSpan)
              .withHint("write '" + name + ": int', or ': any' for every type"));
    }
    Expr defaultValue = c.accept(ASSIGN) ? expressions.expression() : null;
    return new Parameter(c.spanFrom(start), kind, name, type, defaultValue);
  }

  private static boolean mustBeTyped(ParameterKind kind, String name) {
    return kind != ParameterKind.VAR_POSITIONAL
        && kind != ParameterKind.VAR_KEYWORD
        && !name.equals("self")
        && !name.equals("cls");
  }

  private void checkOrder(List<Parameter> parameters) {
    boolean defaults = false;
    boolean complete = false;
    boolean starred = false;
    for (Parameter parameter : parameters) {
      if (complete) {
        throw c.fail("parameter-order", "nothing can follow the '**' parameter", parameter.span());
      }
      complete = parameter.kind() == ParameterKind.VAR_KEYWORD;
      boolean star = parameter.kind() == ParameterKind.VAR_POSITIONAL;
      if (star && starred) {
        throw c.fail("parameter-order", "there can be only one '*' parameter", parameter.span());
      }
      starred |= star;
      boolean positional =
          parameter.kind() == ParameterKind.NORMAL
              || parameter.kind() == ParameterKind.POSITIONAL_ONLY;
      if (positional && defaults && parameter.defaultValue() == null) {
        throw c.fail(
            "parameter-order",
            "a parameter without a default follows one with a default",
            parameter.span());
      }
      defaults |= positional && parameter.defaultValue() != null;
    }
  }
}
