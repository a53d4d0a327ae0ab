package vn.bansao.scan;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Random;

/** What goes wrong with pages on their way through a scanner, done by a known measure. */
final class PageChanges {
    private PageChanges() {}

    /** Turned clockwise about its middle; what comes in from outside is paper. */
    static BufferedImage turned(BufferedImage page, double degrees) {
        BufferedImage out = filled(page.getWidth(), page.getHeight(), paperOf(page));
        Graphics2D g = out.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.rotate(Math.toRadians(degrees), page.getWidth() / 2.0, page.getHeight() / 2.0);
        g.drawImage(page, 0, 0, null);
        g.dispose();
        return out;
    }

    /** By quarters to the right. */
    static BufferedImage quarterTurned(BufferedImage page) {
        BufferedImage out = filled(page.getHeight(), page.getWidth(), Color.WHITE);
        Graphics2D g = out.createGraphics();
        g.drawImage(page, new AffineTransform(0, 1, -1, 0, page.getHeight(), 0), null);
        g.dispose();
        return out;
    }

    /** Gaussian blur of a standard deviation in pixels, across and down. */
    static BufferedImage blurred(BufferedImage page, double sigma) {
        int reach = (int) Math.ceil(3 * sigma);
        float[] weights = new float[2 * reach + 1];
        float sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Math.exp(-(i - reach) * (i - reach) / (2 * sigma * sigma));
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        BufferedImage across =
                new ConvolveOp(new Kernel(weights.length, 1, weights), ConvolveOp.EDGE_NO_OP, null).filter(page, null);
        return new ConvolveOp(new Kernel(1, weights.length, weights), ConvolveOp.EDGE_NO_OP, null).filter(across, null);
    }

    /** Of paper alone. */
    static BufferedImage blanked(BufferedImage page) {
        return filled(page.getWidth(), page.getHeight(), paperOf(page));
    }

    /** The part of these bounds; what lies outside of the page is paper. */
    static BufferedImage cropped(BufferedImage page, int x, int y, int width, int height) {
        BufferedImage out = filled(width, height, paperOf(page));
        Graphics2D g = out.createGraphics();
        g.drawImage(page, -x, -y, null);
        g.dispose();
        return out;
    }

    /** By means of squares. */
    static BufferedImage downsampled(BufferedImage page, int by) {
        BufferedImage out = new BufferedImage(page.getWidth() / by, page.getHeight() / by, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < out.getHeight(); y++) {
            for (int x = 0; x < out.getWidth(); x++) {
                int[] sums = new int[3];
                for (int i = 0; i < by * by; i++) {
                    int rgb = page.getRGB(x * by + i % by, y * by + i / by);
                    sums[0] += rgb >> 16 & 0xFF;
                    sums[1] += rgb >> 8 & 0xFF;
                    sums[2] += rgb & 0xFF;
                }
                out.setRGB(x, y, (sums[0] / by / by << 16) | (sums[1] / by / by << 8) | (sums[2] / by / by));
            }
        }
        return out;
    }

    /** Without colour, but still stored as RGB. */
    static BufferedImage desaturated(BufferedImage page) {
        BufferedImage out = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                int rgb = page.getRGB(x, y);
                int grey = (77 * (rgb >> 16 & 0xFF) + 150 * (rgb >> 8 & 0xFF) + 29 * (rgb & 0xFF)) >> 8;
                out.setRGB(x, y, (grey << 16) | (grey << 8) | grey);
            }
        }
        return out;
    }

    /** On a larger black ground, as with the lid open. */
    static BufferedImage onBlack(BufferedImage page, int left, int top) {
        BufferedImage out = filled(page.getWidth() + left, page.getHeight() + top, new Color(18, 18, 20));
        Graphics2D g = out.createGraphics();
        g.drawImage(page, left, top, null);
        g.dispose();
        return out;
    }

    /** With the noise of a sensor. */
    static BufferedImage noisy(BufferedImage page, double sigma, long seed) {
        Random random = new Random(seed);
        int[] noise = random.doubles(1 << 14) // as many as no eye or sum will miss
                .mapToInt(unused -> (int) Math.round(random.nextGaussian() * sigma))
                .toArray();
        BufferedImage out = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
        int[] row = new int[page.getWidth()];
        for (int y = 0; y < page.getHeight(); y++) {
            page.getRGB(0, y, row.length, 1, row, 0, row.length);
            int from = random.nextInt(noise.length);
            for (int x = 0; x < row.length; x++) {
                int by = noise[(from + x) % noise.length];
                row[x] = (level(row[x] >> 16, by) << 16) | (level(row[x] >> 8, by) << 8) | level(row[x], by);
            }
            out.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        return out;
    }

    private static int level(int value, int by) {
        return Math.max(0, Math.min(255, (value & 0xFF) + by));
    }

    /** As a scanner for black and white stores it. */
    static BufferedImage bilevel(BufferedImage page) {
        BufferedImage out = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                int rgb = page.getRGB(x, y);
                out.setRGB(x, y, (rgb >> 8 & 0xFF) < 150 ? 0 : 0xFFFFFF);
            }
        }
        return out;
    }

    static BufferedImage grey(BufferedImage page) {
        BufferedImage out = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = out.createGraphics();
        g.drawImage(page, 0, 0, null);
        g.dispose();
        return out;
    }

    private static Color paperOf(BufferedImage page) {
        return new Color(page.getRGB(3, 3));
    }

    private static BufferedImage filled(int width, int height, Color colour) {
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = out.createGraphics();
        g.setColor(colour);
        g.fillRect(0, 0, width, height);
        g.dispose();
        return out;
    }
}
