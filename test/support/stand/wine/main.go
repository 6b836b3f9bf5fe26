// The part of Windows' tar.exe that Wine lacks and a build needs: `tar -x[z]f ARCHIVE -C FOLDER` for .tar.gz and .zip.
package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "tar:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 4 || (args[0] != "-xf" && args[0] != "-xzf") || args[2] != "-C" {
		return fmt.Errorf("only -x[z]f ARCHIVE -C FOLDER is known here, not %q", args)
	}
	if strings.HasSuffix(args[1], ".zip") {
		return unzip(args[1], args[3])
	}
	return untar(args[1], args[3])
}

func unzip(archive, folder string) error {
	reader, err := zip.OpenReader(archive)
	if err != nil {
		return err
	}
	defer reader.Close()
	for _, entry := range reader.File {
		content, err := entry.Open()
		if err != nil {
			return err
		}
		err = write(folder, entry.Name, entry.Mode(), content)
		content.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

func untar(archive, folder string) error {
	file, err := os.Open(archive)
	if err != nil {
		return err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return err
	}
	reader := tar.NewReader(unzipped)
	for {
		header, err := reader.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := write(folder, header.Name, header.FileInfo().Mode(), reader); err != nil {
			return err
		}
	}
}

// write makes a folder or a file; links are refused, because Wine has none.
func write(folder, name string, mode fs.FileMode, content io.Reader) error {
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return fmt.Errorf("%s leads out of the folder", name)
	}
	place := filepath.Join(folder, filepath.FromSlash(name))
	if mode.IsDir() || strings.HasSuffix(name, "/") {
		return os.MkdirAll(place, 0o755)
	}
	if !mode.IsRegular() {
		return fmt.Errorf("%s is no regular file", name)
	}
	if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
		return err
	}
	file, err := os.Create(place)
	if err != nil {
		return err
	}
	if _, err := io.Copy(file, content); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}
