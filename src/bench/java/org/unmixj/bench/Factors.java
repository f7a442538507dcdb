
package org.unmixj.bench;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

import org.unmixj.nmf.Factorization;

/**
 * W and H as files: row by row, little-endian doubles, in {@code prefix-W.f64}
 * and {@code prefix-H.f64}.
 */
final class Factors {

	private Factors() {
		// static methods only
	}

	static void write(final Factorization f, final String prefix)
		throws IOException
	{
		try (DataOutputStream W = open(prefix + "-W.f64");
				DataOutputStream H = open(prefix + "-H.f64"))
		{
			for (long i = 0; i < f.W().rows(); i++) {
				for (int j = 0; j < f.components(); j++) {
					W.writeLong(littleEndian(f.W().get(i, j)));
				}
			}
			for (int j = 0; j < f.components(); j++) {
				for (int i = 0; i < f.H().columns(); i++) {
					H.writeLong(littleEndian(f.H().get(j, i)));
				}
			}
		}
	}

	private static DataOutputStream open(final String file) throws IOException {
		return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(
			Path.of(file))));
	}

	private static long littleEndian(final double value) {
		return Long.reverseBytes(Double.doubleToRawLongBits(value));
	}

	/**
	 * Returns 100&middot;&#x2016;X - WH&#x2016;&sup2;/&#x2016;X&#x2016;&sup2; in
	 * double, element by element: the same for whatever program wrote W and H.
	 */
	static double relativeError(final StackFile stack, final String prefix)
		throws IOException
	{
		final int r = stack.components;
		final int n = stack.samples;
		final int m = stack.pixels;
		final DoubleBuffer W = read(prefix + "-W.f64");
		final double[] h = new double[r * n];
		read(prefix + "-H.f64").get(h);
		final Object[] planes = StackMatrix.planes(stack.tiff);
		double residual = 0, total = 0;
		final double[] w = new double[r];
		for (int i = 0; i < m; i++) {
			W.get(w);
			for (int s = 0; s < n; s++) {
				double product = 0;
				for (int j = 0; j < r; j++) {
					product += w[j] * h[j * n + s];
				}
				final double x = planes[s] instanceof byte[] ? ((byte[]) planes[s])[i] &
					0xff : ((short[]) planes[s])[i] & 0xffff;
				residual += (x - product) * (x - product);
				total += x * x;
			}
		}
		return 100 * residual / total;
	}

	private static DoubleBuffer read(final String file) throws IOException {
		try (FileChannel channel = FileChannel.open(Path.of(file))) {
			final ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0,
				channel.size());
			return bytes.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
		}
	}
}
