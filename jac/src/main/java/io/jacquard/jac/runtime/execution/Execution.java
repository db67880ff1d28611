package io.jacquard.jac.runtime.execution;

import io.jacquard.jac.osp.graph.Graph;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that belongs to one running call and to nobody else: its graph, its budget, its
 * output, its reports. Identity is here, never in the process. Bound to the running thread for the
 * length of {@link #run}. Tasks on other threads ({@code flow}, {@code gather}) run in one that
 * shares everything but the depth of calls.
 */
public final class Execution {
  private static final int ELEMENTS_A_STEP = 64;
  private static final ScopedValue<Execution> CURRENT = ScopedValue.newInstance();
  private static final AtomicLong COUNT = new AtomicLong();

  private final long ident = COUNT.incrementAndGet();

  private final Graph graph;
  private final Budget budget;
  private final Consumer<String> output;
  private final List<Object> reports;
  private final @Nullable Execution parent;
  private Supplier<@Nullable String> input = () -> null;
  private final Deque<JacError> handling = new ArrayDeque<>();
  private final Map<String, Object> streams;
  private volatile boolean external;
  private volatile FilePolicy files = FilePolicy.WORKING_DIRECTORY;
  private volatile Host host = Host.BARE;
  private final Endings endings;
  private volatile Modules modules = Modules.NONE;
  private volatile Map<Object, Object> context = Map.of();
  private boolean echoReports;
  private JacError.@Nullable TraceEntry noted;

  /**
   * @param output receives what {@code print} writes, line ends included
   */
  public Execution(Graph graph, Budget budget, Consumer<String> output) {
    this.graph = graph;
    this.budget = budget;
    this.output = output;
    this.reports = Collections.synchronizedList(new ArrayList<>());
    this.streams = new ConcurrentHashMap<>();
    this.endings = new Endings();
    this.parent = null;
  }

  private Execution(Execution parent) {
    this.graph = parent.graph;
    this.budget = parent.budget.fork();
    this.output = parent.output;
    this.reports = parent.reports;
    this.streams = parent.streams;
    this.endings = parent.endings;
    this.parent = parent;
    this.input = parent.input;
    this.files = parent.files;
    this.host = parent.host;
    this.modules = parent.modules;
    this.context = parent.context;
    this.echoReports = parent.echoReports;
  }

  /** The execution of the running thread; IllegalStateException outside of any. */
  public static Execution current() {
    return CURRENT.orElseThrow(() -> new IllegalStateException("no execution is running"));
  }

  /** Checks a size against the running call's budget; outside of any there is nothing to check. */
  public static void checkSize(long elements) {
    if (CURRENT.isBound()) {
      Budget budget = CURRENT.get().budget;
      budget.size(elements);
      budget.spend(elements / ELEMENTS_A_STEP);
    }
  }

  /** Accounts for a pass over so many elements in Java, so that loops of such keep the deadline. */
  public static void spend(long elements) {
    if (elements >= ELEMENTS_A_STEP && CURRENT.isBound()) {
      CURRENT.get().budget.spend(elements / ELEMENTS_A_STEP);
    }
  }

  /** Spends the time of an operation that nothing can interrupt, before it starts. */
  public static void spendAhead(long nanos) {
    if (CURRENT.isBound()) {
      CURRENT.get().budget.spendAhead(nanos);
    }
  }

  /**
   * Does the work with this execution bound to the running thread. What breaks the Java machine
   * under it is an error of the program.
   */
  public <T, X extends Throwable> T run(ScopedValue.CallableOp<T, X> work) throws X {
    budget.attach();
    try {
      return ScopedValue.where(CURRENT, this).call(() -> settling(work));
    } catch (StackOverflowError | OutOfMemoryError e) {
      throw Errors.of(e);
    }
  }

  private static <T, X extends Throwable> T settling(ScopedValue.CallableOp<T, X> work) throws X {
    try {
      return work.call();
    } catch (JacError e) {
      throw e.settled();
    }
  }

  /** Starts a task of this call on another thread, within the same limits. */
  public Future<Object> fork(Callable<Object> work) {
    Execution task = new Execution(this);
    return TaskPool.submit(() -> task.run(work::call));
  }

  public Graph graph() {
    return graph;
  }

  public Budget budget() {
    return budget;
  }

  public void print(String text) {
    output.accept(text);
  }

  /**
   * The streams that the program put in the place of {@code stdout}, {@code stderr} and {@code
   * stdin}, by these names; tasks of the call share them.
   */
  public Map<String, Object> streams() {
    return streams;
  }

  /** Whether {@code report} also prints its value, as on a console. */
  public boolean echoReports() {
    return echoReports;
  }

  public void echoReports(boolean echo) {
    echoReports = echo;
  }

  /** Reports of the whole call, in order; a walk's own list is appended when the walk ends. */
  public List<Object> reports() {
    return reports;
  }

  /** An except block starts to handle this error. */
  public void beginHandling(JacError error) {
    handling.push(error);
  }

  /** The except block is over. */
  public void endHandling(JacError error) {
    handling.remove(error);
  }

  /** The error that the innermost running except block handles, or {@code null}. */
  public @Nullable JacError handling() {
    return handling.peek();
  }

  /** Notes where a call stands that may want to know it, as those of {@code logging} do. */
  public void note(JacError.TraceEntry place) {
    noted = place;
  }

  /** The place noted last, which nobody took yet. */
  public JacError.@Nullable TraceEntry takeNoted() {
    JacError.TraceEntry place = noted;
    noted = null;
    return place;
  }

  /** Which files the program may touch. */
  public FilePolicy files() {
    return files;
  }

  /** Sets which files the program may touch; by default those below the working directory. */
  public Execution files(FilePolicy policy) {
    this.files = policy;
    return this;
  }

  /** A number that no other execution of this process has. */
  public long ident() {
    return ident;
  }

  /** Values by their {@code ContextVar}; a task starts with those of the task that started it. */
  public Map<Object, Object> context() {
    return context;
  }

  /** Replaces the values; the map is not changed afterwards. */
  public void context(Map<Object, Object> values) {
    this.context = values;
  }

  /** The process around the program. */
  public Host host() {
    return host;
  }

  /** Sets the process around the program; by default one that offers nothing. */
  public Execution host(Host process) {
    this.host = process;
    return this;
  }

  /** What the program wants to be done at ends; tasks of the call share it. */
  public Endings endings() {
    return endings;
  }

  /** What the program can import by a name that it makes up. */
  public Modules modules() {
    return modules;
  }

  /** Sets what the program can import by name; by default nothing. */
  public Execution modules(Modules available) {
    this.modules = available;
    return this;
  }

  /** Host functions with effects outside the graph call this: the call can no longer be re-run. */
  public void markExternal() {
    external = true;
    if (parent != null) {
      parent.markExternal();
    }
  }

  public boolean external() {
    return external;
  }

  /** Sets where {@code input()} reads its lines from; without one there is no input. */
  public void input(Supplier<@Nullable String> lines) {
    this.input = lines;
  }

  /** The next line of input without its line end, or {@code null} at the end. */
  public @Nullable String readLine() {
    return input.get();
  }
}
