package io.jacquard.jac.lib;

import io.jacquard.jac.lib.asyncio.AsyncioModule;
import io.jacquard.jac.lib.builtin.ImportFunctions;
import io.jacquard.jac.lib.collections.AlgorithmModules;
import io.jacquard.jac.lib.collections.CollectionsModule;
import io.jacquard.jac.lib.collections.Collector;
import io.jacquard.jac.lib.collections.ContextlibModule;
import io.jacquard.jac.lib.collections.CopyModule;
import io.jacquard.jac.lib.collections.OperatorModule;
import io.jacquard.jac.lib.collections.WeakrefModule;
import io.jacquard.jac.lib.collections.functools.FunctoolsModule;
import io.jacquard.jac.lib.collections.itertools.ItertoolsModule;
import io.jacquard.jac.lib.crypto.Base64Module;
import io.jacquard.jac.lib.crypto.HashModule;
import io.jacquard.jac.lib.crypto.UuidModule;
import io.jacquard.jac.lib.datetime.DateTimeModule;
import io.jacquard.jac.lib.datetime.TimeModule;
import io.jacquard.jac.lib.decimal.DecimalModule;
import io.jacquard.jac.lib.enums.EnumModule;
import io.jacquard.jac.lib.io.IoModule;
import io.jacquard.jac.lib.jaclang.HttpModule;
import io.jacquard.jac.lib.jaclang.JaclangModules;
import io.jacquard.jac.lib.jaclang.StorageFunctions;
import io.jacquard.jac.lib.json.JsonModule;
import io.jacquard.jac.lib.math.MathModule;
import io.jacquard.jac.lib.math.RandomModule;
import io.jacquard.jac.lib.math.StatisticsModule;
import io.jacquard.jac.lib.os.DotenvModule;
import io.jacquard.jac.lib.os.OsErrors;
import io.jacquard.jac.lib.os.OsModule;
import io.jacquard.jac.lib.os.OsPathModule;
import io.jacquard.jac.lib.os.ShutilModule;
import io.jacquard.jac.lib.os.SubprocessModule;
import io.jacquard.jac.lib.os.SysModule;
import io.jacquard.jac.lib.packed.FloatBits;
import io.jacquard.jac.lib.packed.ZlibModule;
import io.jacquard.jac.lib.regex.RegexModule;
import io.jacquard.jac.lib.text.StringModule;
import io.jacquard.jac.lib.text.TextwrapModule;
import io.jacquard.jac.lib.text.TracebackModule;
import io.jacquard.jac.lib.text.UnicodeModule;
import io.jacquard.jac.lib.text.UrlModule;
import io.jacquard.jac.lib.text.XmlModule;
import io.jacquard.jac.lib.thread.ContextModule;
import io.jacquard.jac.lib.thread.ThreadModule;
import io.jacquard.jac.lib.typing.AbstractClasses;
import io.jacquard.jac.lib.typing.DataclassesModule;
import io.jacquard.jac.lib.typing.InspectModule;
import io.jacquard.jac.lib.typing.TypingModule;
import io.jacquard.jac.runtime.execution.PyModule;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The modules that programs import without having written them; each is built at its first import.
 */
public final class StandardLibrary {
  private static final Map<String, Supplier<PyModule>> MAKERS =
      Map.ofEntries(
          Map.entry("_shutil", ShutilModule::shutil),
          Map.entry("_importlib", ImportFunctions::importlib),
          Map.entry("_inspect", InspectModule::module),
          Map.entry("_xml", XmlModule::module),
          Map.entry("xml", () -> JaclangModules.empty("xml")),
          Map.entry("xml.etree", () -> JaclangModules.empty("xml.etree")),
          Map.entry("_struct", FloatBits::module),
          Map.entry("zlib", ZlibModule::zlib),
          Map.entry("_thread", ThreadModule::thread),
          Map.entry("concurrent", () -> JaclangModules.empty("concurrent")),
          Map.entry("contextvars", ContextModule::contextvars),
          Map.entry("decimal", DecimalModule::decimal),
          Map.entry("dotenv", DotenvModule::dotenv),
          Map.entry("jac_scale.factories.storage_factory", StorageFunctions::factoryModule),
          Map.entry("_statistics", StatisticsModule::statistics),
          Map.entry("_traceback", TracebackModule::traceback),
          Map.entry("_urlparse", UrlModule::parse),
          Map.entry("urllib", () -> JaclangModules.empty("urllib")),
          Map.entry("_textwrap", TextwrapModule::textwrap),
          Map.entry("_string", StringModule::string),
          Map.entry("unicodedata", UnicodeModule::unicodedata),
          Map.entry("errno", OsErrors::errno),
          Map.entry("bisect", AlgorithmModules::bisect),
          Map.entry("_heapq", AlgorithmModules::heapq),
          Map.entry("operator", OperatorModule::operator),
          Map.entry("copy", CopyModule::copy),
          Map.entry("atexit", Collector::atexit),
          Map.entry("_weakref", WeakrefModule::weakref),
          Map.entry("_contextlib", ContextlibModule::contextlib),
          Map.entry("_asyncio", AsyncioModule::asyncio),
          Map.entry("itertools", ItertoolsModule::itertools),
          Map.entry("_functools", FunctoolsModule::functools),
          Map.entry("dataclasses", DataclassesModule::dataclasses),
          Map.entry("_types", TypingModule::types),
          Map.entry("abc", AbstractClasses::abc),
          Map.entry("typing", TypingModule::typing),
          Map.entry("base64", Base64Module::base64),
          Map.entry("binascii", Base64Module::binascii),
          Map.entry("_collections", CollectionsModule::collections),
          Map.entry("datetime", DateTimeModule::datetime),
          Map.entry("enum", EnumModule::module),
          Map.entry("fastapi", HttpModule::fastapi),
          Map.entry("hashlib", HashModule::hashlib),
          Map.entry("hmac", HashModule::hmac),
          Map.entry("http", HttpModule::http),
          Map.entry("io", IoModule::io),
          Map.entry("byllm", () -> JaclangModules.empty("byllm")),
          Map.entry("byllm.lib", () -> JaclangModules.models("byllm.lib")),
          Map.entry("byllm.llm", () -> JaclangModules.models("byllm.llm")),
          Map.entry("jaclang", () -> JaclangModules.empty("jaclang")),
          Map.entry("jaclang.runtimelib", () -> JaclangModules.empty("jaclang.runtimelib")),
          Map.entry("jaclang.jac0core", () -> JaclangModules.empty("jaclang.jac0core")),
          Map.entry("jaclang.runtimelib.builtin", JaclangModules::builtin),
          Map.entry("jaclang.runtimelib.server", JaclangModules::server),
          Map.entry(
              "jaclang.runtimelib.constructs",
              () -> JaclangModules.constructs("jaclang.runtimelib.constructs")),
          Map.entry(
              "jaclang.jac0core.constructs",
              () -> JaclangModules.constructs("jaclang.jac0core.constructs")),
          Map.entry("json", JsonModule::json),
          Map.entry("json.decoder", () -> JsonModule.part("json.decoder")),
          Map.entry("json.encoder", () -> JsonModule.part("json.encoder")),
          Map.entry("math", MathModule::math),
          Map.entry("os", OsModule::os),
          Map.entry("os.path", OsPathModule::path),
          Map.entry("random", RandomModule::random),
          Map.entry("re", RegexModule::re),
          Map.entry("secrets", HashModule::secrets),
          Map.entry("_subprocess", SubprocessModule::subprocess),
          Map.entry("sys", SysModule::sys),
          Map.entry("time", TimeModule::time),
          Map.entry("uuid", UuidModule::uuid),
          Map.entry("zoneinfo", DateTimeModule::zoneinfo));
  private static final Map<String, PyModule> BUILT = new ConcurrentHashMap<>();

  private StandardLibrary() {}

  public static boolean exists(String dottedName) {
    return MAKERS.containsKey(dottedName);
  }

  /** Those that have been imported so far, by name. */
  public static Map<String, PyModule> started() {
    return Map.copyOf(BUILT);
  }

  /** The module of this dotted name, the same one every time, or {@code null}. */
  public static @Nullable PyModule find(String dottedName) {
    PyModule built = BUILT.get(dottedName);
    if (built != null) {
      return built;
    }
    Supplier<PyModule> maker = MAKERS.get(dottedName);
    if (maker == null) {
      return null;
    }
    PyModule made = maker.get();
    PyModule earlier = BUILT.putIfAbsent(dottedName, made);
    return earlier == null ? made : earlier;
  }
}
