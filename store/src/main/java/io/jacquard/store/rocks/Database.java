package io.jacquard.store.rocks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** RocksDB with the native objects that must outlive it, opened and closed as one. */
record Database(RocksDB rocks, Options options, Cache cache, BloomFilter filter)
    implements AutoCloseable {
  private static final long MEMTABLE_BYTES = 32L << 20;
  private static final long LOG_BYTES = 128L << 20;

  static Database open(Path folder, long cacheBytes) throws IOException, RocksDBException {
    Files.createDirectories(folder);
    Cache cache = new LRUCache(cacheBytes);
    BloomFilter filter = new BloomFilter(10);
    Options options =
        new Options()
            .setCreateIfMissing(true)
            .setWriteBufferSize(MEMTABLE_BYTES)
            .setMaxTotalWalSize(LOG_BYTES)
            .setCompressionType(CompressionType.LZ4_COMPRESSION)
            .setMaxOpenFiles(512)
            .setKeepLogFileNum(2)
            .setMaxLogFileSize(1 << 20)
            .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
            .setStatsDumpPeriodSec(0)
            .setTableFormatConfig(
                new BlockBasedTableConfig().setBlockCache(cache).setFilterPolicy(filter));
    try {
      return new Database(RocksDB.open(options, folder.toString()), options, cache, filter);
    } catch (RocksDBException e) {
      options.close();
      filter.close();
      cache.close();
      throw e;
    }
  }

  @Override
  public void close() {
    rocks.close();
    options.close();
    filter.close();
    cache.close();
  }
}
