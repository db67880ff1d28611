package io.jacquard.jac.lib.text;

import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.failure.PyException;
import io.jacquard.jac.runtime.failure.PyTraceback;
import io.jacquard.jac.runtime.failure.TracebackText;

/** The module {@code _traceback}: the part of {@code traceback} that is not written in Jac. */
public final class TracebackModule {
  private TracebackModule() {}

  public static PyModule traceback() {
    return new ModuleBuilder("_traceback")
        .function("text", "(exc, /)", a -> TracebackText.of((PyException) a[0]))
        .function(
            "lines",
            "(exc, chain, /)",
            a -> PyList.copyOf(TracebackText.parts((PyException) a[0], (Boolean) a[1])))
        .function(
            "summary", "(exc, /)", a -> PyList.copyOf(TracebackText.summary((PyException) a[0])))
        .function("noted", "()", _ -> noted())
        .function("frames", "(tb, /)", a -> frames((PyTraceback) a[0]))
        .build();
  }

  /** File, line and function of the call of {@code logging} that is running, or None. */
  private static Object noted() {
    JacError.TraceEntry place = Execution.current().takeNoted();
    return place == null
        ? None.NONE
        : PyTuple.of(place.file(), (long) place.line(), place.ability());
  }

  private static PyList frames(PyTraceback traceback) {
    PyList frames = new PyList();
    for (JacError.TraceEntry frame : traceback.frames()) {
      frames.append(PyTuple.of(frame.file(), (long) frame.line(), frame.ability(), frame.text()));
    }
    return frames;
  }
}
